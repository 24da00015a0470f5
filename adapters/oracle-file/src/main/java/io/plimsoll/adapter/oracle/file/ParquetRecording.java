package io.plimsoll.adapter.oracle.file;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A Parquet file, read by row group on one thread beside the feed's. Its values are taken as text,
 * so that they are understood and refused exactly as those of a CSV file: a time without a zone is
 * none, and neither is a bare number.
 */
final class ParquetRecording implements Recording {

  private final HardwoodContext context;
  private final ParquetFileReader file;
  private final RowReader rows;
  private final Set<String> columns;
  private long row;

  private ParquetRecording(
      HardwoodContext context, ParquetFileReader file, RowReader rows, Set<String> columns) {
    this.context = context;
    this.file = file;
    this.rows = rows;
    this.columns = columns;
  }

  static ParquetRecording open(Path path) throws IOException {
    var context = HardwoodContext.create(1);
    try {
      var file = ParquetFileReader.open(InputFile.of(path), context);
      var columns = new HashSet<String>();
      file.getFileSchema().getColumns().forEach(column -> columns.add(column.name()));
      return new ParquetRecording(context, file, file.rowReader(), Set.copyOf(columns));
    } catch (IOException | RuntimeException e) {
      context.close();
      throw e;
    }
  }

  @Override
  public boolean hasNext() {
    try {
      return rows.hasNext();
    } catch (RuntimeException e) {
      throw unreadable(e);
    }
  }

  @Override
  public RecordedRow next() {
    try {
      rows.next();
    } catch (RuntimeException e) {
      throw unreadable(e);
    }
    row++;
    return new RecordedRow("Row " + row, this::cell);
  }

  private Optional<String> cell(String column) {
    return columns.contains(column)
        ? Optional.ofNullable(rows.getValue(column)).map(ParquetRecording::text)
        : Optional.empty();
  }

  /** In full, never with an exponent; what has no text of its own is not understood later. */
  private static String text(Object value) {
    return switch (value) {
      case BigDecimal number -> number.toPlainString();
      case Double number when Double.isFinite(number) -> BigDecimal.valueOf(number).toPlainString();
      case Float number when Float.isFinite(number) ->
          new BigDecimal(number.toString()).toPlainString();
      case byte[] bytes -> bytes.length + " bytes";
      default -> value.toString();
    };
  }

  /** The reader names no type for what it throws at a damaged file. */
  private UncheckedIOException unreadable(RuntimeException cause) {
    return new UncheckedIOException(
        new IOException("After row %d: %s".formatted(row, cause.getMessage()), cause));
  }

  @Override
  public void close() throws IOException {
    try (context;
        file) {
      rows.close();
    }
  }
}
