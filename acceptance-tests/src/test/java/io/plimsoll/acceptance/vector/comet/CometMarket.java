package io.plimsoll.acceptance.vector.comet;

import io.plimsoll.acceptance.vector.PaperDesk;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanCommand.OpenLoan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketCommand.ListAsset;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.reserve.InterestRateModel.SeparateCurves;
import io.plimsoll.domain.reserve.InterestRateModel.SeparateCurves.Curve;
import io.plimsoll.domain.reserve.Isolation;
import io.plimsoll.domain.reserve.PrincipalAccrual;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveStatus;
import io.plimsoll.domain.reserve.ReserveTerms;
import io.plimsoll.domain.reserve.ReserveTerms.Limits;
import io.plimsoll.domain.reserve.ReserveTerms.Losses;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A market opened with the profile comet: one asset lent against several collaterals. */
final class CometMarket {

  static final MarketId ID = new MarketId("comet");
  private static final Token USD = new Token("USD", 8);
  private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final BigInteger WAD_TO_BPS = BigInteger.TEN.pow(14);

  private final PaperDesk desk = new PaperDesk(ID);
  private final Token base;
  private final Map<String, Token> collaterals = new LinkedHashMap<>();
  private final List<String> users = new ArrayList<>();
  private final SeparateCurves curves;

  CometMarket(JsonNode setup) {
    var market = setup.get("market");
    base = token(setup.get("base"));
    curves = new SeparateCurves(curve(market, "supply"), curve(market, "borrow"));
    desk.at(Long.parseLong(setup.get("initializedAt").asString()));
    desk.given(
        new OpenMarket(
            ID, USD, new MarketTerms(USD.zero(), LiquidationPolicy.standard(USD), Profile.COMET)));
    desk.given(new ListAsset(ID, base, lent(market)));
    price(base, setup.get("base").get("initialPrice").asString());
    var fee = BasisPoints.ONE.value() - bps(market, "storeFrontPriceFactor").value();
    for (var asset : setup.get("assets")) {
      var token = token(asset);
      collaterals.put(token.symbol(), token);
      desk.given(new ListAsset(ID, token, held(asset, token, new BasisPoints(fee))));
      price(token, asset.get("initialPrice").asString());
    }
    for (var user : setup.get("users")) {
      users.add(user.asString());
      desk.given(new OpenLoan(ID, new LoanId(user.asString()), new BorrowerId(user.asString())));
    }
  }

  PaperDesk desk() {
    return desk;
  }

  Token base() {
    return base;
  }

  Iterable<Token> collaterals() {
    return collaterals.values();
  }

  List<String> users() {
    return List.copyOf(users);
  }

  boolean isBase(String symbol) {
    return base.symbol().equals(symbol);
  }

  Token token(String symbol) {
    return isBase(symbol) ? base : Optional.ofNullable(collaterals.get(symbol)).orElseThrow();
  }

  /** Base currency with 8 decimals per whole token. */
  void price(Token token, String price) {
    desk.priced(new Price(0, token, USD, new BigInteger(price), token.unit(), Instant.EPOCH));
  }

  /** Of the asset lent, as it was last touched. */
  Reserve.Listed reserve() {
    return desk.listed(base.id());
  }

  /** Of the asset lent, with interest up to now. */
  Reserve.Listed accrued() {
    return reserve().accruedTo(desk.facts().now());
  }

  Loan.Open loan(String user) {
    return (Loan.Open) desk.loan(new LoanId(user));
  }

  /** Principal of a claim; a debt's is below zero. */
  BigInteger principal(String user) {
    return shares(user).subtract(scaled(user));
  }

  /** What an account can ask for now. */
  Amount balance(String user) {
    return accrued().claim(shares(user));
  }

  /** Principal an account would lose if its balance were cut to a principal again now. */
  BigInteger lostByCutting(String user) {
    var had = shares(user);
    return had.subtract(accrued().sharesMinted(balance(user), BigInteger.ZERO));
  }

  /** What is owed now. */
  Amount debt(String user) {
    return accrued().owed(scaled(user));
  }

  private BigInteger shares(String user) {
    return desk.account(new AccountId(user)).sharesOf(base.id());
  }

  private BigInteger scaled(String user) {
    return loan(user).scaledDebtOf(base.id());
  }

  Valuation valuation(String user) {
    return Assessment.of(desk, (Market.Open) desk.market(), desk.facts())
        .valuation(loan(user))
        .orElseThrow();
  }

  /** 18 decimals, from the stored indices. */
  BigInteger utilization() {
    return SeparateCurves.utilization(
        ((PrincipalAccrual) reserve().accrual()).usage(reserve().holdings()));
  }

  /** Empty if the original has no room for it. */
  Optional<BigInteger> lendingRate() {
    return Optional.of(curves.lenders().perSecond(utilization())).filter(CometMarket::fits);
  }

  /** Empty if the original has no room for it. */
  Optional<BigInteger> borrowRate() {
    return Optional.of(curves.borrowers().perSecond(utilization())).filter(CometMarket::fits);
  }

  /** Why the original cannot count interest up to now: a rate or an index outgrew 64 bits. */
  Optional<String> overflow() {
    var before = (PrincipalAccrual) reserve().accrual();
    var after = (PrincipalAccrual) accrued().accrual();
    if (before.updatedAt() == after.updatedAt()) return Optional.empty();
    if (lendingRate().isEmpty() || borrowRate().isEmpty()) return Optional.of("InvalidUInt64");
    if (!fits(after.supplyIndex().subtract(before.supplyIndex()))
        || !fits(after.debtIndex().subtract(before.debtIndex())))
      return Optional.of("InvalidUInt64");
    return fits(after.supplyIndex()) && fits(after.debtIndex())
        ? Optional.empty()
        : Optional.of("Panic(17)");
  }

  private static boolean fits(BigInteger number) {
    return number.compareTo(LARGEST) <= 0;
  }

  private ReserveTerms lent(JsonNode market) {
    return new ReserveTerms(
        BasisPoints.ZERO,
        BasisPoints.ZERO,
        BasisPoints.ZERO,
        BasisPoints.ZERO,
        Wad.ZERO,
        Optional.empty(),
        Optional.empty(),
        curves,
        Duration.ofDays(1),
        ReserveStatus.OPEN,
        Isolation.NONE,
        new Limits(
            Optional.of(base.units(number(market, "baseBorrowMin"))),
            Optional.of(base.units(number(market, "targetReserves")))),
        Losses.NONE,
        Optional.empty());
  }

  /** The cap counts whole tokens. */
  private ReserveTerms held(JsonNode asset, Token token, BasisPoints fee) {
    var cap = number(asset, "supplyCap");
    return new ReserveTerms(
        bps(asset, "borrowCollateralFactor"),
        bps(asset, "liquidateCollateralFactor"),
        bps(asset, "liquidationFactor").complement(),
        fee,
        Wad.ZERO,
        Optional.of(token.units(cap.subtract(cap.mod(token.unit())))),
        Optional.empty(),
        curves,
        Duration.ofDays(1),
        new ReserveStatus(false, false, false, Optional.empty()),
        Isolation.NONE);
  }

  private static Curve curve(JsonNode market, String side) {
    return new Curve(
        wad(market, side + "Kink"),
        wad(market, side + "BasePerYear"),
        wad(market, side + "SlopeLowPerYear"),
        wad(market, side + "SlopeHighPerYear"));
  }

  private static Wad wad(JsonNode node, String field) {
    return new Wad(number(node, field));
  }

  /** Four decimals count. */
  private static BasisPoints bps(JsonNode node, String field) {
    return new BasisPoints(number(node, field).divide(WAD_TO_BPS).intValueExact());
  }

  private static BigInteger number(JsonNode node, String field) {
    return new BigInteger(node.get(field).asString());
  }

  private static Token token(JsonNode node) {
    return new Token(node.get("symbol").asString(), node.get("decimals").asInt());
  }
}
