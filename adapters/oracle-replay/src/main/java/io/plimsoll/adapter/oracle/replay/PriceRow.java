package io.plimsoll.adapter.oracle.replay;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.time.Instant;

/** One row of a price file, and where it stands. */
record PriceRow(String file, NamedCsvRecord fields) {

  /**
   * @throws MalformedPrices unless there is a field for every column
   */
  static PriceRow of(String file, NamedCsvRecord fields) {
    var row = new PriceRow(file, fields);
    var columns = fields.getHeader().size();
    if (fields.getFieldCount() != columns)
      throw row.refused(
          "%d fields, where the header has %d".formatted(fields.getFieldCount(), columns));
    return row;
  }

  /** A price above zero. */
  BigDecimal price(String column) {
    var text = text(column);
    BigDecimal price;
    try {
      price = new BigDecimal(text);
    } catch (NumberFormatException _) {
      throw refused("%s is no number: '%s'".formatted(column, text));
    }
    if (price.signum() <= 0) throw refused("%s is not above zero: %s".formatted(column, text));
    return price;
  }

  Instant atMillis(String column) {
    return Instant.ofEpochMilli(whole(column));
  }

  Instant atSeconds(String column) {
    return Instant.ofEpochSecond(whole(column));
  }

  MalformedPrices refused(String what) {
    return new MalformedPrices(file, fields.getStartingLineNumber(), what);
  }

  private long whole(String column) {
    var text = text(column);
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      throw refused("%s is no whole number: '%s'".formatted(column, text));
    }
  }

  private String text(String column) {
    return fields.findField(column).orElseThrow(() -> refused("there is no column " + column));
  }
}
