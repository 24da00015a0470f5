package io.plimsoll.domain.reserve;

import io.plimsoll.domain.auction.terms.AuctionPlan;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.loss.LossBearer;
import io.plimsoll.domain.market.MarketRejection;
import io.plimsoll.domain.market.MarketRejection.CooldownWithoutBackstop;
import io.plimsoll.domain.market.MarketRejection.LendersNotLast;
import io.plimsoll.domain.market.MarketRejection.LossBearerTwice;
import io.plimsoll.domain.market.MarketRejection.LossesBorneOtherwise;
import io.plimsoll.domain.market.MarketRejection.ShareAboveOne;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.market.RiskWeights;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Under which conditions a market deals in an asset.
 *
 * @param maxLoanToValue share of the collateral's value up to which may be drawn; 0: not accepted
 *     for new loans
 * @param liquidationThreshold share of the collateral's value that has to cover the debt; 0: no
 *     collateral at all
 * @param liquidationBonus what a keeper gets on top of the collateral that equals the debt repaid
 * @param liquidationFee the treasury's share of the bonus
 * @param reserveFactor the treasury's share of the interest
 * @param supplyCap most that lenders and borrowers together may bring in; empty: no cap
 * @param borrowCap most that may be owed; empty: no cap
 * @param interestRate what borrowing costs
 * @param maxPriceAge how old a price may be for borrowing against it and withdrawing; a sale bears
 *     twice that age, because standing still in front of an unhealthy loan is the greater risk
 * @param status what may be done with the asset at all
 * @param isolation how far it is trusted as collateral
 * @param limits bounds that few assets have
 * @param losses who bears a deficit
 * @param auction how it is auctioned as collateral; empty: not at all
 */
public record ReserveTerms(
    BasisPoints maxLoanToValue,
    BasisPoints liquidationThreshold,
    BasisPoints liquidationBonus,
    BasisPoints liquidationFee,
    Wad reserveFactor,
    Optional<Amount> supplyCap,
    Optional<Amount> borrowCap,
    InterestRateModel interestRate,
    Duration maxPriceAge,
    ReserveStatus status,
    Isolation isolation,
    Limits limits,
    Losses losses,
    Optional<AuctionPlan> auction) {

  /**
   * Bounds that few assets have.
   *
   * @param minimumDebt least that a draw may leave owed
   * @param targetReserves while the desk's own funds in the asset reach this, it sells no stock for
   *     it
   */
  public record Limits(Optional<Amount> minimumDebt, Optional<Amount> targetReserves) {

    public static final Limits NONE = new Limits(Optional.empty(), Optional.empty());
  }

  /**
   * Who bears a deficit.
   *
   * @param order who is asked first; empty: it stands until somebody covers it
   * @param backstopCooldown how long before a stake is taken out that has to be announced; zero
   *     without a backstop
   */
  public record Losses(List<LossBearer> order, Duration backstopCooldown) {

    public static final Losses NONE = new Losses(List.of(), Duration.ZERO);

    public Losses {
      order = List.copyOf(order);
    }

    /** Whether the backstop is among those who bear. */
    public boolean isBackstopped() {
      return order.contains(LossBearer.BACKSTOP);
    }

    private Optional<MarketRejection> objection(Profile profile) {
      for (var bearer : order)
        if (Collections.frequency(order, bearer) > 1)
          return Optional.of(new LossBearerTwice(bearer));
      var lenders = order.indexOf(LossBearer.LENDERS);
      if (lenders >= 0 && lenders < order.size() - 1)
        return Optional.of(new LendersNotLast(order.get(lenders + 1)));
      if (!isBackstopped() && !backstopCooldown.isZero())
        return Optional.of(new CooldownWithoutBackstop(backstopCooldown));
      return order.isEmpty() || profile.letsDeficitStand()
          ? Optional.empty()
          : Optional.of(new LossesBorneOtherwise(profile.name(), order.getFirst()));
    }
  }

  /** Terms of an asset that is open for everything and trusted as collateral. */
  public ReserveTerms(
      BasisPoints maxLoanToValue,
      BasisPoints liquidationThreshold,
      BasisPoints liquidationBonus,
      BasisPoints liquidationFee,
      BasisPoints reserveFactor,
      Optional<Amount> supplyCap,
      Optional<Amount> borrowCap,
      InterestRateModel interestRate,
      Duration maxPriceAge) {
    this(
        maxLoanToValue,
        liquidationThreshold,
        liquidationBonus,
        liquidationFee,
        reserveFactor.wad(),
        supplyCap,
        borrowCap,
        interestRate,
        maxPriceAge,
        ReserveStatus.OPEN,
        Isolation.NONE);
  }

  /** Terms without further bounds. */
  public ReserveTerms(
      BasisPoints maxLoanToValue,
      BasisPoints liquidationThreshold,
      BasisPoints liquidationBonus,
      BasisPoints liquidationFee,
      Wad reserveFactor,
      Optional<Amount> supplyCap,
      Optional<Amount> borrowCap,
      InterestRateModel interestRate,
      Duration maxPriceAge,
      ReserveStatus status,
      Isolation isolation) {
    this(
        maxLoanToValue,
        liquidationThreshold,
        liquidationBonus,
        liquidationFee,
        reserveFactor,
        supplyCap,
        borrowCap,
        interestRate,
        maxPriceAge,
        status,
        isolation,
        Limits.NONE,
        Losses.NONE,
        Optional.empty());
  }

  /** The same terms, and auctioned as collateral. */
  public ReserveTerms auctionedBy(AuctionPlan plan) {
    return with(losses, Optional.of(plan));
  }

  /** The same terms, with others who bear a deficit. */
  public ReserveTerms borneBy(Losses bearers) {
    return with(bearers, auction);
  }

  private ReserveTerms with(Losses bearers, Optional<AuctionPlan> plan) {
    return new ReserveTerms(
        maxLoanToValue,
        liquidationThreshold,
        liquidationBonus,
        liquidationFee,
        reserveFactor,
        supplyCap,
        borrowCap,
        interestRate,
        maxPriceAge,
        status,
        isolation,
        limits,
        bearers,
        plan);
  }

  public Duration maxPriceAgeForSale() {
    return maxPriceAge.multipliedBy(2);
  }

  /** Whether interest runs the same under other terms. */
  public boolean accruesAs(ReserveTerms other) {
    return reserveFactor.equals(other.reserveFactor) && interestRate.equals(other.interestRate);
  }

  /** How the asset counts as collateral of a loan without a category. */
  public RiskWeights weights() {
    return new RiskWeights(maxLoanToValue, liquidationThreshold, liquidationBonus);
  }

  /** The first rule of a profile that these terms break, if any. */
  public static Optional<Rejection> objection(ReserveTerms terms, Profile profile) {
    var shares =
        new TreeMap<>(
            Map.of(
                "liquidationFee",
                terms.liquidationFee.wad(),
                "reserveFactor",
                terms.reserveFactor));
    for (var share : shares.entrySet())
      if (share.getValue().compareTo(Wad.ONE) > 0)
        return Optional.of(new ShareAboveOne(share.getKey(), share.getValue()));
    return terms
        .weights()
        .objection(profile.cover())
        .<Rejection>map(Function.identity())
        .or(() -> terms.losses.objection(profile))
        .or(() -> terms.auction.flatMap(plan -> plan.terms().objection()));
  }
}
