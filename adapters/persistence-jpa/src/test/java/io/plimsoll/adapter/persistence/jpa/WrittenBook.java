package io.plimsoll.adapter.persistence.jpa;

import io.plimsoll.application.history.Recorded;
import io.plimsoll.domain.auction.AuctionCommand.CancelAuction;
import io.plimsoll.domain.auction.AuctionCommand.ClaimLot;
import io.plimsoll.domain.auction.AuctionCommand.LapseClaim;
import io.plimsoll.domain.auction.AuctionCommand.PayClaim;
import io.plimsoll.domain.auction.AuctionCommand.ResetAuction;
import io.plimsoll.domain.auction.AuctionCommand.StartAuction;
import io.plimsoll.domain.auction.AuctionCommand.TakeLot;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.auction.terms.AuctionPlan;
import io.plimsoll.domain.auction.terms.AuctionTerms;
import io.plimsoll.domain.auction.terms.Breaker;
import io.plimsoll.domain.auction.terms.Incentive;
import io.plimsoll.domain.auction.terms.PriceCurve;
import io.plimsoll.domain.auction.terms.ResetRule;
import io.plimsoll.domain.auction.terms.Sizes;
import io.plimsoll.domain.batch.BatchCommand.ClearBatch;
import io.plimsoll.domain.batch.BatchCommand.PlaceBid;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.batch.BatchPlan;
import io.plimsoll.domain.batch.MarginRule;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Desk;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.keeper.KeeperCommand.DepositFunds;
import io.plimsoll.domain.keeper.KeeperCommand.LeaveMarket;
import io.plimsoll.domain.keeper.KeeperCommand.RegisterKeeper;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderCommand.Supply;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.BookFill;
import io.plimsoll.domain.liquidation.LiquidationCommand.CallLiquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.EndLiquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.OpenLiquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.OrderSale;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanCommand.DepositCollateral;
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.loan.LoanCommand.OpenLoan;
import io.plimsoll.domain.loan.LoanCommand.Repay;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.KeeperTerms;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.ListAsset;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.oracle.Prices;
import io.plimsoll.domain.reserve.InterestRateModel.KinkedCurve;
import io.plimsoll.domain.reserve.ReserveTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A market kept in memory, whose events the read models under test are fed. */
final class WrittenBook implements Book {

  static final Token USD = new Token("USD", 8);
  static final Token WETH = new Token("WETH", 18);
  static final Token WBTC = new Token("WBTC", 8);
  static final Token USDC = new Token("USDC", 6);
  static final Token DAI = new Token("DAI", 18);
  private static final KeeperTerms KEEPERS =
      new KeeperTerms(USDC.id(), Wad.of("1000"), Duration.ofMinutes(10));
  static final Instant START = Instant.parse("2021-01-11T00:00:00.123Z");

  private final MarketId id;
  private final Map<StreamId, StreamState> states = new HashMap<>();
  private final Map<StreamId, Long> versions = new HashMap<>();
  private final Map<AssetId, Price> prices = new HashMap<>();
  private final List<Recorded> history = new ArrayList<>();
  private Instant now = START;
  private int read;

  private WrittenBook(String market) {
    id = new MarketId(market);
  }

  /** Four assets, a lender behind each of the two stable ones. */
  static WrittenBook market(String name) {
    return market(name, SellingTerms.DIRECT, Optional.of(KEEPERS));
  }

  /** The same, but it sells by auction, and WETH alone, to anybody. */
  static WrittenBook auctioning(String name) {
    return auctioning(name, Optional.empty());
  }

  /** The same, to keepers that are registered. */
  static WrittenBook auctioningToKeepers(String name) {
    return auctioning(name, Optional.of(KEEPERS));
  }

  private static WrittenBook auctioning(String name, Optional<KeeperTerms> keepers) {
    return market(name, SellingTerms.only(Mechanism.DUTCH_AUCTION), keepers)
        .list(WETH, terms(8_000).auctionedBy(plan()));
  }

  /** The same, but it sells by batch: an hour for bids, 95 % of the oracle's price at least. */
  static WrittenBook batching(String name) {
    var selling =
        new SellingTerms(
            EnumSet.of(Mechanism.BATCH_AUCTION),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new BatchPlan(Duration.ofHours(1), Wad.of("0.95"), MarginRule.FIRST_COME)));
    return market(name, selling, Optional.of(KEEPERS));
  }

  /**
   * A straight line within an hour, no further than to 0.8 of the price; 20 and 2 % for a start.
   */
  private static AuctionPlan plan() {
    return new AuctionPlan(
        new AuctionTerms(
            Ray.of("1.2"),
            new PriceCurve.Linear(Duration.ofHours(1)),
            new ResetRule(Duration.ofMinutes(50), Ray.of("0.3")),
            Sizes.of(Wad.of("1.13"), Amount.of("1000", USD)),
            new Incentive(Amount.of("20", USD), Wad.of("0.02")),
            Optional.of(Ray.of("0.8"))),
        Amount.of("1000000", USD),
        Breaker.NOTHING_HALTED,
        3);
  }

  private static WrittenBook market(
      String name, SellingTerms selling, Optional<KeeperTerms> keepers) {
    var book = new WrittenBook(name);
    var policy = LiquidationPolicy.standard(USD);
    book.does(
        new OpenMarket(
            book.id,
            USD,
            new MarketTerms(Amount.of("10", USD), policy, Profile.STANDARD, selling, keepers)));
    for (var token : List.of(WETH, WBTC, USDC, DAI))
      book.does(new ListAsset(book.id, token, terms(8_000)));
    book.price(WETH, "1200").price(WBTC, "40000").price(USDC, "1").price(DAI, "1");
    return book.supply("lena", "1000000", USDC).supply("lena", "1000000", DAI);
  }

  static ReserveTerms terms(int threshold) {
    return terms(threshold, 1_000);
  }

  static ReserveTerms terms(int threshold, int reserveFactor) {
    return new ReserveTerms(
        new BasisPoints(threshold - 500),
        new BasisPoints(threshold),
        new BasisPoints(500),
        new BasisPoints(1_000),
        new BasisPoints(reserveFactor),
        Optional.empty(),
        Optional.empty(),
        new KinkedCurve(Ray.of("0.8"), Ray.of("0.01"), Ray.of("0.04"), Ray.of("0.75")),
        Duration.ofHours(1));
  }

  @Override
  public MarketId id() {
    return id;
  }

  @Override
  public StreamState state(StreamId stream) {
    return states.getOrDefault(stream, StreamState.initial(stream));
  }

  /** Everything that happened. */
  List<Recorded> history() {
    return List.copyOf(history);
  }

  /** What happened since this was last asked. */
  List<Recorded> news() {
    var news = List.copyOf(history.subList(read, history.size()));
    read = history.size();
    return news;
  }

  WrittenBook after(Duration time) {
    now = now.plus(time);
    List.copyOf(prices.values()).forEach(price -> price(price.asset(), price.perWhole()));
    return this;
  }

  WrittenBook price(Token token, String perWhole) {
    return price(token, Wad.of(perWhole));
  }

  private WrittenBook price(Token token, Wad perWhole) {
    prices.put(token.id(), new Price(prices.size() + 1, token, USD, perWhole, now));
    return this;
  }

  WrittenBook supply(String account, String amount, Token token) {
    return does(new Supply(id, new AccountId(account), token.id(), Quantity.of(amount)));
  }

  WrittenBook list(Token token, ReserveTerms terms) {
    return does(new ListAsset(id, token, terms));
  }

  WrittenBook open(String loan) {
    return does(new OpenLoan(id, new LoanId(loan), new BorrowerId("ana")));
  }

  WrittenBook deposit(String loan, String amount, Token token) {
    return does(new DepositCollateral(id, new LoanId(loan), token.id(), Quantity.of(amount)));
  }

  WrittenBook draw(String loan, String amount, Token token) {
    return does(new Draw(id, new LoanId(loan), token.id(), Quantity.of(amount)));
  }

  WrittenBook repay(String loan, String amount, Token token) {
    return does(new Repay(id, new LoanId(loan), token.id(), Quantity.of(amount)));
  }

  /** A loan with 10 WETH and 9,000 USDC owed: below 1 when WETH is under 1,125. */
  WrittenBook borrowed(String loan) {
    return open(loan).deposit(loan, "10", WETH).draw(loan, "9000", USDC);
  }

  WrittenBook liquidate(String loan) {
    return does(new OpenLiquidation(id, new LoanId(loan)));
  }

  /**
   * The desk sells the next lot whole, for so many hundredths of what the oracle says; or the lot
   * is of the asset that is owed, and no venue is needed.
   */
  WrittenBook sell(String loan, int percent) {
    var name = new LoanId(loan);
    var lots = Liquidation.nextLots(this, name, facts());
    var liquidation = ongoing(name);
    if (lots.stream().anyMatch(Lot::isSetOff))
      return does(new OrderSale(id, liquidation, List.of()));
    var lot = lots.getFirst();
    var collateral = price(lot.quantity().token());
    var atOracle =
        price(lot.debtToCover().token()).exchange(lot.quantity(), collateral, Rounding.DOWN);
    var received = new BasisPoints(percent * 100).of(atOracle, Rounding.DOWN);
    does(
        new OrderSale(
            id,
            liquidation,
            List.of(new SaleQuote(new VenueId("pool"), lot.quantity(), received))));
    var order = ((Liquidation.Open) liquidation(liquidation)).order().orElseThrow();
    return does(new BookFill(id, liquidation, order.id(), lot.quantity(), received));
  }

  /** The desk puts the next lot up for auction, or into a batch. */
  WrittenBook auction(String loan) {
    return does(new OrderSale(id, ongoing(new LoanId(loan)), List.of()));
  }

  WrittenBook start(String loan, String keeper, Token debt, Token collateral) {
    return does(
        new StartAuction(id, new LoanId(loan), new KeeperId(keeper), debt.id(), collateral.id()));
  }

  WrittenBook take(String auction, String keeper, String amount) {
    return does(
        new TakeLot(
            id,
            new AuctionId(auction),
            new KeeperId(keeper),
            amount.equals("max") ? Quantity.everything() : Quantity.of(amount),
            Ray.of("1000000")));
  }

  WrittenBook claim(String auction, String keeper, String amount) {
    return does(
        new ClaimLot(
            id,
            new AuctionId(auction),
            new KeeperId(keeper),
            amount.equals("max") ? Quantity.everything() : Quantity.of(amount),
            Ray.of("1000000")));
  }

  WrittenBook payClaim(String auction, int claim) {
    return does(new PayClaim(id, new AuctionId(auction), claim));
  }

  WrittenBook lapseClaim(String auction, int claim) {
    return does(new LapseClaim(id, new AuctionId(auction), claim));
  }

  WrittenBook bid(BatchId batch, String keeper, String amount, String limit) {
    return does(new PlaceBid(id, batch, new KeeperId(keeper), Quantity.of(amount), Wad.of(limit)));
  }

  WrittenBook clear(BatchId batch) {
    return does(new ClearBatch(id, batch));
  }

  WrittenBook reset(String auction, String keeper) {
    return does(new ResetAuction(id, new AuctionId(auction), new KeeperId(keeper)));
  }

  WrittenBook cancel(String auction) {
    return does(new CancelAuction(id, new AuctionId(auction)));
  }

  WrittenBook call(String loan, Token debt, Token collateral, Quantity amount) {
    return call("kim", loan, debt, collateral, amount);
  }

  WrittenBook call(String keeper, String loan, Token debt, Token collateral, Quantity amount) {
    return does(
        new CallLiquidation(
            id, new LoanId(loan), new KeeperId(keeper), debt.id(), collateral.id(), amount));
  }

  WrittenBook register(String keeper, String bond) {
    return does(new RegisterKeeper(id, new KeeperId(keeper), Quantity.of(bond)));
  }

  WrittenBook bring(String keeper, String amount, Token token) {
    return does(new DepositFunds(id, new KeeperId(keeper), token.id(), Quantity.of(amount)));
  }

  WrittenBook leave(String keeper) {
    return does(new LeaveMarket(id, new KeeperId(keeper)));
  }

  WrittenBook end(String loan) {
    return does(new EndLiquidation(id, ongoing(new LoanId(loan))));
  }

  /**
   * @throws AssertionError if the desk refuses
   */
  WrittenBook does(Command command) {
    return switch (Desk.decide(this, command, facts())) {
      case Decision.Accepted(var events) -> {
        events.forEach(this::append);
        yield this;
      }
      case Decision.Rejected(var reason) -> throw new AssertionError(command + ": " + reason);
    };
  }

  private void append(Event event) {
    var stream = event.stream();
    states.put(stream, StreamState.evolve(state(stream), event));
    history.add(new Recorded(versions.merge(stream, 1L, Long::sum) - 1, event, Optional.empty()));
  }

  boolean isLiquidated(String loan) {
    return ((Loan.Open) loan(new LoanId(loan))).liquidation().isPresent();
  }

  private LiquidationId ongoing(LoanId loan) {
    return ((Loan.Open) loan(loan)).liquidation().orElseThrow();
  }

  private Price price(Token token) {
    return facts().prices().of(token.id()).orElseThrow();
  }

  private Facts facts() {
    return new Facts(now, Prices.of(prices));
  }
}
