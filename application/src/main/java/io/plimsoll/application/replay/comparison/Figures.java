package io.plimsoll.application.replay.comparison;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * What a replay came to. Money is in the market's base currency, debt assets at par.
 *
 * @param way how the market sold
 * @param fell debt of the loans that fell below 1; of one that fell again, the most
 * @param repaid debt that was paid from collateral
 * @param haircut what buyers and venues kept, in basis points of the oracle's price; below 0: they
 *     paid more
 * @param cost the same with what went to keepers and treasury beside
 * @param badDebt what no collateral was left for
 * @param meanTime from a case's opening to its close, or to the end of the history
 * @param broken loans that the desk's own sales would have brought below 1
 * @param batches and the lots in them
 * @param resets auctions started again
 * @param givenUp auctions that nobody took to their end
 * @param belowFloor takes below an auction's floor, and batches cleared below their minimum
 * @param paced sales that were cut, or made of another lot, to break fewer loans
 * @param unpacedBreaks loans that sales were expected to break without pacing, summed over sales
 * @param pacedBreaks likewise as they were made
 * @param kept every promise: see the report
 */
public record Figures(
    String way,
    int cases,
    BigDecimal fell,
    BigDecimal repaid,
    BigDecimal haircut,
    BigDecimal cost,
    BigDecimal badDebt,
    Duration meanTime,
    Duration worstTime,
    int broken,
    int stillOpen,
    long sales,
    long takes,
    long calls,
    Batches batches,
    long resets,
    long givenUp,
    long belowFloor,
    long paced,
    long unpacedBreaks,
    long pacedBreaks,
    long healthySold,
    boolean balanced,
    boolean kept) {

  /**
   * @param held in which any case had a lot
   * @param sold lots of which something was sold
   * @param unsold lots that came out as they went in
   */
  public record Batches(long held, long sold, long unsold) {

    public static final Batches NONE = new Batches(0, 0, 0);
  }

  /** Repaid per debt that fell, percent with one decimal; 0 if nothing fell. */
  BigDecimal recovered() {
    return fell.signum() == 0
        ? BigDecimal.ZERO
        : repaid
            .movePointRight(2)
            .divide(fell, MathContext.DECIMAL64)
            .setScale(1, RoundingMode.HALF_UP);
  }
}
