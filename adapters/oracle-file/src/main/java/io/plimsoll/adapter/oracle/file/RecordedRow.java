package io.plimsoll.adapter.oracle.file;

import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.Particulars;
import io.plimsoll.domain.oracle.UnitType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * One row as a quotation at its own time.
 *
 * @param place where it stands in the file
 * @param cells the text in a column, while this is the row that is read
 */
record RecordedRow(String place, Function<String, Optional<String>> cells) {

  private static final int DECIMALS = 18;
  private static final int LONGEST_NUMBER = 100;

  /**
   * @throws IllegalArgumentException with the place and the column that cannot be understood
   */
  Quotation quotation() {
    return new Quotation(
        new AssetId(there("asset", Function.identity())),
        unit(),
        there("value", RecordedRow::decimal),
        there("time", Instant::parse),
        new Particulars(
            cell("bid", RecordedRow::decimal),
            cell("ask", RecordedRow::decimal),
            cell("confidence", RecordedRow::decimal),
            cell("signers", Integer::valueOf).map(OptionalInt::of).orElse(OptionalInt.empty()),
            cell("sequence", Long::valueOf).map(OptionalLong::of).orElse(OptionalLong.empty())));
  }

  private UnitType unit() {
    var in = there("in", Function.identity());
    return cell("unit", Function.identity())
        .map(kind -> unit(kind, in))
        .orElse(new UnitType.PriceIn(in));
  }

  private UnitType unit(String kind, String in) {
    return switch (kind) {
      case "price" -> new UnitType.PriceIn(in);
      case "rate" -> new UnitType.RateIn(new AssetId(in));
      default -> throw malformed("unit", kind);
    };
  }

  /** Cut to what a price can have; without an exponent, which could stand for any length. */
  private static BigDecimal decimal(String text) {
    if (text.length() > LONGEST_NUMBER || !text.matches("-?[0-9]+(\\.[0-9]+)?"))
      throw new NumberFormatException(text);
    var number = new BigDecimal(text);
    return number.scale() > DECIMALS ? number.setScale(DECIMALS, RoundingMode.DOWN) : number;
  }

  private <T> T there(String column, Function<String, T> reading) {
    return cell(column, reading).orElseThrow(() -> malformed(column, "missing"));
  }

  private <T> Optional<T> cell(String column, Function<String, T> reading) {
    var text = cells.apply(column).map(String::strip).filter(one -> !one.isEmpty());
    try {
      return text.map(reading);
    } catch (NumberFormatException | DateTimeException e) {
      var malformed = malformed(column, text.orElse("missing"));
      malformed.addSuppressed(e);
      throw malformed;
    }
  }

  private IllegalArgumentException malformed(String column, String text) {
    return new IllegalArgumentException(
        "%s: %s is %s"
            .formatted(place, column, text.substring(0, Math.min(LONGEST_NUMBER, text.length()))));
  }
}
