package io.plimsoll.acceptance.vector.aave;

import io.plimsoll.acceptance.vector.PaperDesk;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.LoanCommand.OpenLoan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.Category;
import io.plimsoll.domain.market.CategoryId;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.DefineCategory;
import io.plimsoll.domain.market.MarketCommand.ListAsset;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.reserve.InterestRateModel.KinkedCurve;
import io.plimsoll.domain.reserve.Isolation;
import io.plimsoll.domain.reserve.ReserveStatus;
import io.plimsoll.domain.reserve.ReserveTerms;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A market opened with the profile aave-3.6, as an original's setup describes it. */
final class AaveMarket {

  static final MarketId ID = new MarketId("aave");
  static final Token USD = new Token("USD", 8);
  static final AccountId TREASURY = new AccountId("treasury");

  private final PaperDesk desk = new PaperDesk(ID);
  private final Map<AssetId, Token> tokens = new HashMap<>();
  private final List<AssetId> assets = new ArrayList<>();
  private final List<String> users = new ArrayList<>();

  AaveMarket(JsonNode setup) {
    var terms = new MarketTerms(USD.zero(), LiquidationPolicy.standard(USD), Profile.AAVE_3_6);
    desk.given(new OpenMarket(ID, USD, terms));
    for (var reserve : setup.get("reserves")) {
      var token = new Token(reserve.get("symbol").asString(), reserve.get("decimals").asInt());
      tokens.put(token.id(), token);
      assets.add(token.id());
      var started = setup.get("initialReserveState").get(token.symbol()).get("updatedAt");
      desk.at(Long.parseLong(started.asString()));
      desk.given(new ListAsset(ID, token, terms(reserve, token)));
      price(token.id(), reserve.get("initialPrice").asString());
    }
    for (var category : setup.get("eModes")) desk.given(new DefineCategory(ID, category(category)));
    for (var user : setup.get("users")) {
      users.add(user.asString());
      desk.given(new OpenLoan(ID, loan(user.asString()), new BorrowerId(user.asString())));
    }
  }

  PaperDesk desk() {
    return desk;
  }

  /** In the order of the setup. */
  List<AssetId> assets() {
    return Collections.unmodifiableList(assets);
  }

  List<String> users() {
    return Collections.unmodifiableList(users);
  }

  Token token(AssetId asset) {
    return Optional.ofNullable(tokens.get(asset)).orElseThrow();
  }

  static LoanId loan(String user) {
    return new LoanId(user);
  }

  /** Base currency with 8 decimals per whole token. */
  void price(AssetId asset, String price) {
    var token = token(asset);
    desk.priced(new Price(0, token, USD, new BigInteger(price), token.unit(), Instant.EPOCH));
  }

  void change(PaperDesk.Step step, AssetId asset, ReserveTerms terms) {
    step.put(new ListAsset(ID, token(asset), terms))
        .ifPresent(
            reason -> {
              throw new IllegalStateException("Terms were refused: " + reason);
            });
  }

  static KinkedCurve curve(JsonNode rate) {
    return new KinkedCurve(
        bps(rate, "optimalUsageBps").ray(),
        bps(rate, "baseBps").ray(),
        bps(rate, "slope1Bps").ray(),
        bps(rate, "slope2Bps").ray());
  }

  static BasisPoints bps(JsonNode node, String field) {
    return new BasisPoints(node.get(field).asInt());
  }

  /** 10500 stands for a bonus of 5 %. */
  static BasisPoints bonus(JsonNode node) {
    return new BasisPoints(node.get("liquidationBonusBps").asInt() - 10_000);
  }

  /** Whole tokens, 0 for no cap. */
  static Optional<Amount> cap(JsonNode tokens, Token token) {
    if (tokens.isMissingNode()) return Optional.empty();
    var whole = new BigInteger(tokens.asString());
    return whole.signum() == 0
        ? Optional.empty()
        : Optional.of(token.units(whole.multiply(token.unit())));
  }

  private static ReserveTerms terms(JsonNode reserve, Token token) {
    var ceiling = reserve.path("debtCeilingCents");
    return new ReserveTerms(
        bps(reserve, "ltvBps"),
        bps(reserve, "liquidationThresholdBps"),
        bonus(reserve),
        bps(reserve, "liquidationProtocolFeeBps"),
        bps(reserve, "reserveFactorBps").wad(),
        cap(reserve.path("supplyCapTokens"), token),
        cap(reserve.path("borrowCapTokens"), token),
        curve(reserve.get("rate")),
        Duration.ofDays(1),
        new ReserveStatus(
            reserve.get("borrowingEnabled").asBoolean(), false, false, Optional.empty()),
        new Isolation(
            ceiling.isMissingNode() || ceiling.asString().equals("0")
                ? Optional.empty()
                : Optional.of(new BigInteger(ceiling.asString())),
            reserve.path("borrowableInIsolation").asBoolean(false)));
  }

  private static Category category(JsonNode category) {
    return new Category(
        new CategoryId(category.get("id").asString()),
        bps(category, "ltvBps"),
        bps(category, "liquidationThresholdBps"),
        bonus(category),
        members(category.path("collateral")),
        members(category.path("borrowable")),
        members(category.path("ltvZero")));
  }

  private static SortedSet<AssetId> members(JsonNode symbols) {
    var members = new TreeSet<AssetId>();
    symbols.forEach(symbol -> members.add(new AssetId(symbol.asString())));
    return members;
  }
}
