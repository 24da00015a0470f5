package io.plimsoll.adapter.oracle.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;

/** The rows of a file in their order, read as they are asked for. */
interface Recording extends Iterator<RecordedRow>, AutoCloseable {

  /** How every Parquet file begins, whatever its name. */
  byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

  static Recording open(Path path) throws IOException {
    try (var file = Files.newInputStream(path)) {
      return Arrays.equals(file.readNBytes(PARQUET.length), PARQUET)
          ? ParquetRecording.open(path)
          : CsvRecording.open(path);
    }
  }

  @Override
  void close() throws IOException;
}
