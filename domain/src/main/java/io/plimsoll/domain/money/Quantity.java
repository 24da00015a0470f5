package io.plimsoll.domain.money;

import java.math.BigDecimal;
import java.math.BigInteger;

/** How much somebody asks for, before the desk knows the asset's decimals or how much there is. */
public sealed interface Quantity {

  /** So many whole tokens. */
  record Exactly(BigDecimal wholeTokens) implements Quantity {}

  /** All there is: the whole debt of a repayment, the whole balance of a withdrawal. */
  record Everything() implements Quantity {}

  /** What so many shares of the reserve, or scaled units of its debt, stand for. */
  record Shares(BigInteger count) implements Quantity {}

  static Quantity of(String wholeTokens) {
    return new Exactly(new BigDecimal(wholeTokens));
  }

  static Quantity everything() {
    return new Everything();
  }
}
