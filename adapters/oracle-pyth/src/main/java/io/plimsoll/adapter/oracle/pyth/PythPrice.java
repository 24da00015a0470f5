package io.plimsoll.adapter.oracle.pyth;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One value of the network.
 *
 * @param id 64 hexadecimal digits in lower case, without a prefix
 * @param value at most 18 decimals, finer ones cut off
 * @param confidence to either side of the value; at most 18 decimals, cut up, so that it never
 *     looks surer than it is
 */
record PythPrice(String id, BigDecimal value, BigDecimal confidence, Instant publishedAt) {

  private static final Pattern ID = Pattern.compile("(0x)?[0-9a-fA-F]{64}");
  private static final Pattern PRICE = Pattern.compile("-?[0-9]{1,19}");
  private static final Pattern CONFIDENCE = Pattern.compile("[0-9]{1,20}");

  /** Pyth's exponents are between -12 and 0; more than this is no number anybody meant. */
  private static final int GREATEST_EXPONENT = 36;

  private static final int FINEST = 18;

  /** The year 9999 ends before. */
  private static final long LATEST_SECOND = 1L << 37;

  /** The id in the form it has here, if it is one. */
  static Optional<String> id(String text) {
    return ID.matcher(text).matches()
        ? Optional.of(text.substring(text.length() - 64).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /** Empty if anything of it is malformed; the moving average beside it is not read. */
  static Optional<PythPrice> of(JsonNode entry) {
    var told = entry.path("price");
    var price = told.path("price");
    var confidence = told.path("conf");
    var exponent = told.path("expo");
    var published = told.path("publish_time");
    var id =
        entry.path("id").isString() ? id(entry.path("id").stringValue()) : Optional.<String>empty();
    if (id.isEmpty()
        || !matches(price, PRICE)
        || !matches(confidence, CONFIDENCE)
        || !within(exponent, -GREATEST_EXPONENT, GREATEST_EXPONENT)
        || !within(published, 1, LATEST_SECOND)) return Optional.empty();
    var scale = -exponent.intValue();
    return Optional.of(
        new PythPrice(
            id.get(),
            decimal(price, scale, RoundingMode.DOWN),
            decimal(confidence, scale, RoundingMode.UP),
            Instant.ofEpochSecond(published.longValue())));
  }

  private static boolean matches(JsonNode node, Pattern digits) {
    return node.isString() && digits.matcher(node.stringValue()).matches();
  }

  private static boolean within(JsonNode node, long least, long most) {
    return node.isIntegralNumber()
        && node.canConvertToLong()
        && node.longValue() >= least
        && node.longValue() <= most;
  }

  private static BigDecimal decimal(JsonNode digits, int scale, RoundingMode rounding) {
    var number = new BigDecimal(new BigInteger(digits.stringValue()), scale);
    return scale > FINEST ? number.setScale(FINEST, rounding) : number;
  }
}
