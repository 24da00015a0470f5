package io.plimsoll.adapter.web.rest.page;

import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers and times for reading eyes: rounded and grouped, never to be calculated with. */
final class Shown {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final BigDecimal SMALL = new BigDecimal("0.01");

  private Shown() {}

  static String amount(Amount amount) {
    return whole(amount.units(), amount.token()) + " " + amount.token().symbol();
  }

  /** Smallest units, in whole tokens. */
  static String whole(BigInteger units, Token token) {
    return number(Decimal.of(units, token).value());
  }

  static String amounts(Collection<Amount> amounts) {
    return amounts.stream().map(Shown::amount).collect(Collectors.joining(", "));
  }

  /** Two decimals, or three figures of what is smaller. */
  static String number(BigDecimal number) {
    if (number.signum() == 0) return "0";
    return number.abs().compareTo(SMALL) < 0
        ? number.round(new MathContext(3, RoundingMode.HALF_EVEN)).toPlainString()
        : String.format(Locale.ROOT, "%,.2f", number.setScale(2, RoundingMode.HALF_EVEN));
  }

  /** A health factor, down: nothing below 1 is shown as 1. */
  static String health(BigDecimal health) {
    return health.setScale(4, RoundingMode.DOWN).toPlainString();
  }

  static String time(Instant time) {
    return TIME.format(time);
  }
}
