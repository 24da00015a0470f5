package io.plimsoll.domain.market;

import static io.plimsoll.domain.money.Rounding.DOWN;
import static io.plimsoll.domain.money.Rounding.HALF_UP;
import static io.plimsoll.domain.money.Rounding.UP;

import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.reserve.Counting;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The conventions by which a market computes where the field's originals differ; chosen when the
 * market is opened, and never changed afterwards.
 *
 * @param name under which the profile is asked for
 * @param counting how reserves count shares and debt
 * @param rounding the direction of every step
 * @param borrowLimit how the loan-to-value ratios of several collaterals combine
 * @param withdrawalLimit how far collateral may be taken out
 * @param overpayment what becomes of a payment above the debt
 * @param call how a keeper's call is sized
 * @param loss who bears what a loan without collateral still owes
 * @param exhaustion when a loan counts as without collateral
 * @param sameAssetTreasury what a sale of a collateral for a debt in the same asset does to the
 *     treasury's share of the interest
 * @param weighing where the weighted values of several collaterals are cut
 * @param reckoning up to when a valuation counts interest
 * @param crumbs what becomes of a payment too small to book
 * @param cover what a collateral at the threshold has to pay
 */
public record Profile(
    String name,
    Counting counting,
    SortedMap<RoundingStep, Rounding> rounding,
    BorrowLimit borrowLimit,
    WithdrawalLimit withdrawalLimit,
    Overpayment overpayment,
    Call call,
    Loss loss,
    Exhaustion exhaustion,
    SameAssetTreasury sameAssetTreasury,
    Weighing weighing,
    Reckoning reckoning,
    Crumbs crumbs,
    Cover cover) {

  /** How the loan-to-value ratios of several collaterals combine. */
  public enum BorrowLimit {
    /** Σ value × ratio, cut once. */
    SUM,
    /** Σ value × (Σ value × ratio ÷ Σ value cut to a basis point), cut again. */
    AVERAGE
  }

  /** How far collateral may be taken out while something is owed. */
  public enum WithdrawalLimit {
    /** As far as one might draw: a withdrawal leaves room above the point of sale. */
    BORROW_LIMIT,
    /** Down to health 1; and while a collateral without loan-to-value backs the loan, only that. */
    HEALTH
  }

  /** When a loan counts as without collateral after a sale, so that the rest is written off. */
  public enum Exhaustion {
    /** What is left is worth nothing. */
    NOTHING_OF_VALUE_LEFT,
    /** What was taken is worth as much as all there was. */
    TAKEN_EQUALS_TOTAL,
    /** Not a unit is left, whatever it is worth. */
    NOTHING_LEFT
  }

  /** What becomes of a payment above the debt. */
  public enum Overpayment {
    /** It is cut to the debt. */
    CUT,
    REFUSED
  }

  /** How a keeper's call is sized. */
  public enum Call {
    /** By the debt to cover, up to the close factor, for the asset's bonus. */
    CLOSE_FACTOR,
    /**
     * By the collateral to seize or the debt to repay, without a limit, for a factor that follows
     * from the threshold.
     */
    SEIZURE,
    /**
     * By the whole loan: the desk takes all collateral over into its stock, for the debt and, less
     * the bonus, a credit; keepers buy from the stock.
     */
    ABSORPTION
  }

  /** Who bears what a loan without collateral still owes. */
  public enum Loss {
    /** It stands as the reserve's deficit until somebody covers it. */
    DEFICIT,
    /** All lenders at once, by what their shares are worth. */
    LENDERS
  }

  /** What a sale of a collateral for a debt in the same asset does to the treasury's share. */
  public enum SameAssetTreasury {
    ONCE,
    /** Aave v3.6 books the interest's share of the stretch twice, once for each side. */
    TWICE
  }

  /** Where the weighted values of several collaterals are cut to a unit. */
  public enum Weighing {
    /** Once, when all are added up. */
    SUM,
    /** Each for itself. */
    EACH
  }

  /** Up to when a valuation counts interest. */
  public enum Reckoning {
    /** Up to the moment of the decision. */
    NOW,
    /** Up to the last touch of each reserve that the decision does not touch itself. */
    STORED
  }

  /** What becomes of a payment or a supply that is worth no unit of debt and no share. */
  public enum Crumbs {
    REFUSED,
    /** The reserve keeps it, and nothing is booked for it. */
    KEPT
  }

  /** What a collateral worth its threshold has to pay. */
  public enum Cover {
    /** The debt, and the bonus of a sale. */
    DEBT_AND_BONUS,
    /** The debt alone: for the bonus the desk's own funds stand. */
    DEBT
  }

  /** Every rounding favours the market. */
  public static final Profile STANDARD =
      new Profile(
          "standard",
          Counting.INDICES,
          steps(DOWN, UP, DOWN, DOWN, DOWN, UP, UP, DOWN),
          BorrowLimit.SUM,
          WithdrawalLimit.BORROW_LIMIT,
          Overpayment.CUT,
          Call.CLOSE_FACTOR,
          Loss.DEFICIT,
          Exhaustion.NOTHING_OF_VALUE_LEFT,
          SameAssetTreasury.ONCE,
          Weighing.SUM,
          Reckoning.NOW,
          Crumbs.REFUSED,
          Cover.DEBT_AND_BONUS);

  /** To the last unit as the Aave Pool of version 3.6.0, its defect included. */
  public static final Profile AAVE_3_6 =
      new Profile(
          "aave-3.6",
          Counting.INDICES,
          steps(DOWN, UP, HALF_UP, HALF_UP, HALF_UP, DOWN, HALF_UP, HALF_UP),
          BorrowLimit.AVERAGE,
          WithdrawalLimit.HEALTH,
          Overpayment.CUT,
          Call.CLOSE_FACTOR,
          Loss.DEFICIT,
          Exhaustion.TAKEN_EQUALS_TOTAL,
          SameAssetTreasury.TWICE,
          Weighing.SUM,
          Reckoning.NOW,
          Crumbs.REFUSED,
          Cover.DEBT_AND_BONUS);

  /** To the last unit as Morpho Blue: one debt asset against one collateral a market. */
  public static final Profile MORPHO_BLUE =
      new Profile(
          "morpho-blue",
          Counting.POOL,
          steps(DOWN, UP, DOWN, DOWN, DOWN, UP, UP, DOWN),
          BorrowLimit.SUM,
          WithdrawalLimit.HEALTH,
          Overpayment.REFUSED,
          Call.SEIZURE,
          Loss.LENDERS,
          Exhaustion.NOTHING_LEFT,
          SameAssetTreasury.ONCE,
          Weighing.SUM,
          Reckoning.NOW,
          Crumbs.REFUSED,
          Cover.DEBT_AND_BONUS);

  /**
   * To the last unit as Compound III: one asset lent, absorption, and a store of what was seized.
   */
  public static final Profile COMET =
      new Profile(
          "comet",
          Counting.PRINCIPAL,
          steps(DOWN, DOWN, DOWN, DOWN, DOWN, UP, UP, DOWN),
          BorrowLimit.SUM,
          WithdrawalLimit.BORROW_LIMIT,
          Overpayment.CUT,
          Call.ABSORPTION,
          Loss.DEFICIT,
          Exhaustion.NOTHING_LEFT,
          SameAssetTreasury.ONCE,
          Weighing.EACH,
          Reckoning.STORED,
          Crumbs.KEPT,
          Cover.DEBT);

  private static final List<Profile> KNOWN = List.of(STANDARD, AAVE_3_6, MORPHO_BLUE, COMET);

  public Profile {
    if (rounding.size() != RoundingStep.values().length)
      throw new IllegalArgumentException("A profile rounds every step, not only " + rounding);
    rounding = Collections.unmodifiableSortedMap(new TreeMap<>(rounding));
  }

  public static Optional<Profile> named(String name) {
    return KNOWN.stream().filter(profile -> profile.name.equals(name)).findFirst();
  }

  public static List<String> names() {
    return KNOWN.stream().map(Profile::name).toList();
  }

  /** Whether a loss is a deficit first, and not borne by lenders or by own funds at once. */
  public boolean letsDeficitStand() {
    return loss == Loss.DEFICIT && call != Call.ABSORPTION;
  }

  public Rounding rounding(RoundingStep step) {
    return Optional.ofNullable(rounding.get(step)).orElseThrow();
  }

  private static SortedMap<RoundingStep, Rounding> steps(Rounding... directions) {
    var direction = List.of(directions).iterator();
    var steps = new TreeMap<RoundingStep, Rounding>();
    for (var step : RoundingStep.values()) steps.put(step, direction.next());
    return steps;
  }
}
