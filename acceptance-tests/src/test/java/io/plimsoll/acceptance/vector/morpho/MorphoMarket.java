package io.plimsoll.acceptance.vector.morpho;

import io.plimsoll.acceptance.vector.PaperDesk;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanCommand.OpenLoan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.ListAsset;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.reserve.AdaptiveCurve;
import io.plimsoll.domain.reserve.InterestRateModel.Usage;
import io.plimsoll.domain.reserve.Isolation;
import io.plimsoll.domain.reserve.PooledAccrual;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveStatus;
import io.plimsoll.domain.reserve.ReserveTerms;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A market opened with the profile morpho-blue: one asset lent against one collateral. */
final class MorphoMarket {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final BigInteger PRICE_SCALE = BigInteger.TEN.pow(36);
  private static final AccountId TREASURY = new AccountId("feeRecipient");

  private final MarketId id;
  private final Token loan;
  private final Token collateral;
  private final PaperDesk desk;
  private BigInteger price = BigInteger.ONE;

  MorphoMarket(String name, JsonNode setup, Iterable<JsonNode> users, long second) {
    id = new MarketId(name);
    desk = new PaperDesk(id);
    loan = token(setup.get("market").get("loan").asString(), setup);
    collateral = token(setup.get("market").get("collateral").asString(), setup);
    desk.at(second);
    desk.given(
        new OpenMarket(
            id,
            loan,
            new MarketTerms(loan.zero(), LiquidationPolicy.standard(loan), Profile.MORPHO_BLUE)));
    var fee = new Wad(new BigInteger(setup.get("market").get("fee").asString()));
    desk.given(new ListAsset(id, loan, terms(BasisPoints.ZERO, fee)));
    var threshold = new BigInteger(setup.get("market").get("lltv").asString());
    desk.given(
        new ListAsset(
            id,
            collateral,
            terms(
                new BasisPoints(threshold.divide(BigInteger.TEN.pow(14)).intValueExact()),
                Wad.ZERO)));
    desk.priced(new Price(0, loan, loan, BigInteger.ONE, BigInteger.ONE, Instant.EPOCH));
    price(setup.get("market").get("initialPrice").asString());
    for (var user : users)
      desk.given(new OpenLoan(id, new LoanId(user.asString()), new BorrowerId(user.asString())));
  }

  PaperDesk desk() {
    return desk;
  }

  MarketId id() {
    return id;
  }

  Token loan() {
    return loan;
  }

  Token collateral() {
    return collateral;
  }

  /** Smallest units of the asset lent for a smallest unit of the collateral, times 10^36. */
  void price(String text) {
    price = new BigInteger(text);
    desk.priced(new Price(0, collateral, loan, price, PRICE_SCALE, Instant.EPOCH));
  }

  static ReserveTerms terms(BasisPoints threshold, Wad fee) {
    return new ReserveTerms(
        threshold,
        threshold,
        BasisPoints.ZERO,
        BasisPoints.ZERO,
        fee,
        Optional.empty(),
        Optional.empty(),
        AdaptiveCurve.MORPHO,
        Duration.ofDays(1),
        ReserveStatus.OPEN,
        Isolation.NONE);
  }

  Reserve.Listed reserve() {
    return desk.listed(loan.id());
  }

  Loan.Open loan(String user) {
    return (Loan.Open) desk.loan(new LoanId(user));
  }

  boolean isTreasury(String user) {
    return TREASURY.text().equals(user);
  }

  /** The rate for a second that would be charged for the time up to a second, a wad. */
  BigInteger meanRate(long second) {
    var accrual = (PooledAccrual) reserve().accrual();
    return AdaptiveCurve.MORPHO
        .rates(
            new Usage(accrual.borrowed(), accrual.supplied()),
            accrual.memory(),
            second - accrual.updatedAt())
        .mean();
  }

  ObjectNode state(long second, Iterable<JsonNode> users) {
    var accrual = (PooledAccrual) reserve().accrual();
    var holdings = reserve().holdings();
    var node =
        JSON.createObjectNode()
            .put("totalSupplyAssets", accrual.supplied().toString())
            .put(
                "totalSupplyShares",
                holdings.suppliedShares().add(accrual.treasuryShares()).toString())
            .put("totalBorrowAssets", accrual.borrowed().toString())
            .put("totalBorrowShares", holdings.scaledDebt().toString())
            .put("lastUpdate", Long.toString(accrual.updatedAt()))
            .put("fee", reserve().terms().reserveFactor().units().toString())
            .put("rateAtTarget", accrual.memory().toString())
            .put("price", price.toString())
            .put("avgBorrowRateNow", meanRate(second).toString());
    var positions = node.putObject("positions");
    for (var user : users) {
      var name = user.asString();
      var shares = desk.account(new AccountId(name)).sharesOf(loan.id());
      if (isTreasury(name)) shares = shares.add(accrual.treasuryShares());
      positions
          .putObject(name)
          .put("supplyShares", shares.toString())
          .put("borrowShares", loan(name).scaledDebtOf(loan.id()).toString())
          .put("collateral", loan(name).collateralOf(collateral).units().toString());
    }
    return node;
  }

  private static Token token(String symbol, JsonNode setup) {
    for (var token : setup.get("tokens"))
      if (token.get("symbol").asString().equals(symbol))
        return new Token(symbol, token.get("decimals").asInt());
    throw new IllegalArgumentException(symbol + " is no token of the recording");
  }
}
