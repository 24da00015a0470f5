package io.plimsoll.domain.liquidation;

import io.plimsoll.domain.loan.LoanId;
import java.util.regex.Pattern;

/** Name of a liquidation: its loan's name and a running number, {@code L1.2}. */
public record LiquidationId(String text) {

  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}\\.[1-9][0-9]{0,8}");

  public LiquidationId {
    if (!FORM.matcher(text).matches())
      throw new IllegalArgumentException("Not the name of a liquidation");
  }

  public static LiquidationId of(LoanId loan, int number) {
    return new LiquidationId(loan.text() + "." + number);
  }

  public LoanId loan() {
    return new LoanId(text.substring(0, text.lastIndexOf('.')));
  }

  @Override
  public String toString() {
    return text;
  }
}
