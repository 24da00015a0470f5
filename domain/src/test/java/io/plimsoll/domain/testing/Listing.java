package io.plimsoll.domain.testing;

import io.plimsoll.domain.auction.terms.AuctionPlan;
import io.plimsoll.domain.loss.LossBearer;
import io.plimsoll.domain.market.MarketCommand.ListAsset;
import io.plimsoll.domain.market.RiskWeights;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.reserve.InterestRateModel;
import io.plimsoll.domain.reserve.InterestRateModel.KinkedCurve;
import io.plimsoll.domain.reserve.Isolation;
import io.plimsoll.domain.reserve.ReserveStatus;
import io.plimsoll.domain.reserve.ReserveTerms;
import io.plimsoll.domain.reserve.ReserveTerms.Limits;
import io.plimsoll.domain.reserve.ReserveTerms.Losses;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Terms of an asset, one change after another; a change leaves the listing it starts from. */
public final class Listing {

  private final Token asset;
  private RiskWeights weights;
  private BasisPoints fee;
  private BasisPoints reserveFactor;
  private Optional<Amount> supplyCap = Optional.empty();
  private Optional<Amount> borrowCap = Optional.empty();
  private InterestRateModel interest;
  private ReserveStatus status = ReserveStatus.OPEN;
  private Isolation isolation = Isolation.NONE;
  private Limits limits = Limits.NONE;
  private Optional<AuctionPlan> auction = Optional.empty();
  private Losses losses = Losses.NONE;

  private Listing(Token asset) {
    this.asset = asset;
    weights = new RiskWeights(points(8_000), points(8_250), points(500));
    fee = points(1_000);
    reserveFactor = points(1_000);
    interest = curve("0.8", "0.01", "0.04", "0.75");
  }

  private Listing(Listing before) {
    asset = before.asset;
    weights = before.weights;
    fee = before.fee;
    reserveFactor = before.reserveFactor;
    supplyCap = before.supplyCap;
    borrowCap = before.borrowCap;
    interest = before.interest;
    status = before.status;
    isolation = before.isolation;
    limits = before.limits;
    auction = before.auction;
    losses = before.losses;
  }

  /**
   * Drawn to 80 %, sold at 82.5 %, bonus 5 % of which a tenth is the treasury's, reserve factor 10
   * %, interest 1 % plus 4 % at 80 % utilization and 75 % more beyond, prices good for an hour,
   * open for everything.
   */
  public static Listing of(Token asset) {
    return new Listing(asset);
  }

  public Listing lending(int maxLoanToValue, int liquidationThreshold) {
    var next = new Listing(this);
    next.weights =
        new RiskWeights(
            points(maxLoanToValue), points(liquidationThreshold), weights.liquidationBonus());
    return next;
  }

  public Listing bonus(int bonus, int fee) {
    var next = new Listing(this);
    next.weights =
        new RiskWeights(weights.maxLoanToValue(), weights.liquidationThreshold(), points(bonus));
    next.fee = points(fee);
    return next;
  }

  public Listing supplyCap(Amount cap) {
    var next = new Listing(this);
    next.supplyCap = Optional.of(cap);
    return next;
  }

  public Listing borrowCap(Amount cap) {
    var next = new Listing(this);
    next.borrowCap = Optional.of(cap);
    return next;
  }

  public Listing interest(String optimal, String base, String slope1, String slope2) {
    var next = new Listing(this);
    next.interest = curve(optimal, base, slope1, slope2);
    return next;
  }

  public Listing interest(InterestRateModel model) {
    var next = new Listing(this);
    next.interest = model;
    return next;
  }

  public Listing minimumDebt(String amount) {
    var next = new Listing(this);
    next.limits = new Limits(Optional.of(DeskWords.amount(amount)), limits.targetReserves());
    return next;
  }

  public Listing targetReserves(String amount) {
    var next = new Listing(this);
    next.limits = new Limits(limits.minimumDebt(), Optional.of(DeskWords.amount(amount)));
    return next;
  }

  /** Who bears a deficit; what is staked for it can be taken out after ten days. */
  public Listing losses(LossBearer... order) {
    var isBackstopped = Arrays.asList(order).contains(LossBearer.BACKSTOP);
    return losses(isBackstopped ? Duration.ofDays(10) : Duration.ZERO, order);
  }

  public Listing losses(Duration cooldown, LossBearer... order) {
    var next = new Listing(this);
    next.losses = new Losses(Arrays.asList(order), cooldown);
    return next;
  }

  public Listing reserveFactor(int share) {
    var next = new Listing(this);
    next.reserveFactor = points(share);
    return next;
  }

  public Listing notBorrowable() {
    return status(new ReserveStatus(false, status.frozen(), status.paused(), status.graceUntil()));
  }

  public Listing frozen() {
    return status(
        new ReserveStatus(status.borrowable(), true, status.paused(), status.graceUntil()));
  }

  public Listing paused() {
    return status(
        new ReserveStatus(status.borrowable(), status.frozen(), true, status.graceUntil()));
  }

  public Listing graceUntil(Instant moment) {
    return status(
        new ReserveStatus(
            status.borrowable(), status.frozen(), status.paused(), Optional.of(moment)));
  }

  /** Isolated as collateral, with so many hundredths of the base currency against it at most. */
  public Listing debtCeiling(long cents) {
    var next = new Listing(this);
    next.isolation = new Isolation(Optional.of(BigInteger.valueOf(cents)), isolation.borrowable());
    return next;
  }

  public Listing borrowableInIsolation() {
    var next = new Listing(this);
    next.isolation = new Isolation(isolation.debtCeiling(), true);
    return next;
  }

  public Listing auctioned(AuctionPlan plan) {
    var next = new Listing(this);
    next.auction = Optional.of(plan);
    return next;
  }

  public ReserveTerms terms() {
    return new ReserveTerms(
        weights.maxLoanToValue(),
        weights.liquidationThreshold(),
        weights.liquidationBonus(),
        fee,
        reserveFactor.wad(),
        supplyCap,
        borrowCap,
        interest,
        Duration.ofHours(1),
        status,
        isolation,
        limits,
        losses,
        auction);
  }

  public Token asset() {
    return asset;
  }

  public ListAsset command() {
    return new ListAsset(DeskWords.MAIN, asset, terms());
  }

  private Listing status(ReserveStatus changed) {
    var next = new Listing(this);
    next.status = changed;
    return next;
  }

  private static BasisPoints points(int value) {
    return new BasisPoints(value);
  }

  private static KinkedCurve curve(String optimal, String base, String slope1, String slope2) {
    return new KinkedCurve(Ray.of(optimal), Ray.of(base), Ray.of(slope1), Ray.of(slope2));
  }
}
