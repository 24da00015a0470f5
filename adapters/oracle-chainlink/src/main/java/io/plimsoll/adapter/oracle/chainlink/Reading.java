package io.plimsoll.adapter.oracle.chainlink;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What came of asking one proxy. */
sealed interface Reading {

  /** An answered round of an aggregator with so many decimals. */
  record Read(Round round, int decimals) implements Reading {

    private static final int FINEST = 18;

    /** At most 18 decimals, finer ones cut off. */
    BigDecimal value() {
      var value = new BigDecimal(round.answer(), decimals);
      return decimals > FINEST ? value.setScale(FINEST, RoundingMode.DOWN) : value;
    }
  }

  /** Another aggregator stands behind the proxy than the one whose decimals are known. */
  record Moved() implements Reading {}

  record Failed(String reason) implements Reading {}
}
