package io.plimsoll.adapter.oracle.file;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;

/** Comma-separated values under a line of names. */
record CsvRecording(CsvReader<NamedCsvRecord> reader, Iterator<NamedCsvRecord> records)
    implements Recording {

  private static final int LONGEST_ROW = 16 * 1024;

  static CsvRecording open(Path path) throws IOException {
    var reader =
        CsvReader.builder()
            .maxBufferSize(LONGEST_ROW)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofNamedCsvRecord(path);
    return new CsvRecording(reader, reader.iterator());
  }

  @Override
  public boolean hasNext() {
    return records.hasNext();
  }

  @Override
  public RecordedRow next() {
    var row = records.next();
    return new RecordedRow("Line " + row.getStartingLineNumber(), row::findField);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
