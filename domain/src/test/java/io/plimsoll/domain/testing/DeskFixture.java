package io.plimsoll.domain.testing;

import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Desk;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.ladder.Ladder;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Finding;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.oracle.Prices;
import io.plimsoll.domain.oracle.Quoted;
import io.plimsoll.domain.reserve.Reserve;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A desk on paper: given what was done, when a command is put to it, then this follows. It decides
 * with the domain alone, and its books are audited after every decision.
 */
public final class DeskFixture {

  public static final Instant START = Instant.parse("2021-01-11T00:00:00Z");

  public static final Amount LEAST_LOAN = amount("100 USD");

  /** One question in so many is asked again. */
  private static final int OFTEN = 10;

  private final PaperBook book = new PaperBook(MAIN);
  private final Map<AssetId, Price> prices = new HashMap<>();
  private final Map<AssetId, List<Price>> others = new HashMap<>();
  private final Map<AssetId, Quoted> doubted = new HashMap<>();
  private Instant now = START;
  private long observations;
  private long decided;
  private int stride = 1;

  private DeskFixture() {}

  /** A desk where nothing is open yet. */
  public static DeskFixture empty() {
    return new DeskFixture();
  }

  /** The market main in USD, loans of at least 100, with nothing listed. */
  public static DeskFixture market() {
    return market(Profile.STANDARD);
  }

  public static DeskFixture market(Profile profile) {
    return empty().given(openMarket(profile));
  }

  /**
   * The market with WETH at 2,000 and WBTC at 30,000, USDC and DAI at 1; Lena has supplied a
   * million of both, and Ana's loan is open.
   */
  public static DeskFixture desk() {
    return desk(Profile.STANDARD);
  }

  public static DeskFixture desk(Profile profile) {
    return furnished(market(profile));
  }

  /** The same, in a market that sells in other ways. */
  public static DeskFixture desk(SellingTerms selling) {
    var policy = LiquidationPolicy.standard(USD);
    var terms = new MarketTerms(LEAST_LOAN, policy, Profile.STANDARD, selling);
    return furnished(empty().given(new OpenMarket(MAIN, USD, terms)));
  }

  /** The same, in a market with a ladder. */
  public static DeskFixture desk(Ladder ladder) {
    return desk(ladder, Profile.STANDARD, SellingTerms.DIRECT);
  }

  public static DeskFixture desk(Ladder ladder, Profile profile, SellingTerms selling) {
    var policy = LiquidationPolicy.standard(USD);
    var terms = new MarketTerms(LEAST_LOAN, policy, profile, selling).on(ladder);
    return furnished(empty().given(new OpenMarket(MAIN, USD, terms)));
  }

  /** With the assets, prices and lenders of a desk in its open market. */
  public static DeskFixture furnished(DeskFixture desk) {
    for (var token : List.of(WETH, WBTC, USDC, DAI)) desk.given(Listing.of(token).command());
    return desk.priced("WETH", "2000")
        .priced("WBTC", "30000")
        .priced("USDC", "1")
        .priced("DAI", "1")
        .given(
            DeskWords.supply("lena", "1000000 USDC"),
            DeskWords.supply("lena", "1000000 DAI"),
            DeskWords.openLoan());
  }

  public static OpenMarket openMarket() {
    return openMarket(Profile.STANDARD);
  }

  private static OpenMarket openMarket(Profile profile) {
    return new OpenMarket(
        MAIN, USD, new MarketTerms(LEAST_LOAN, LiquidationPolicy.standard(USD), profile));
  }

  public DeskFixture at(Instant moment) {
    now = moment;
    return this;
  }

  /** Time passes, and every price is observed anew. */
  public DeskFixture after(Duration time) {
    at(now.plus(time));
    List.copyOf(prices.values()).forEach(price -> observe(price.asset(), price.perWhole()));
    return this;
  }

  /** An asset's price, observed now. */
  public DeskFixture priced(String asset, String price) {
    observe(token(asset), Wad.of(price));
    return this;
  }

  /** What the only other source says of an asset, now. */
  public DeskFixture alsoPriced(String asset, String price) {
    var token = token(asset);
    others.put(token.id(), List.of(new Price(++observations, token, USD, Wad.of(price), now)));
    return this;
  }

  /** Something is doubtful about an asset's price; it is not observed again. */
  public DeskFixture doubted(String asset, Finding... findings) {
    return between(asset, price(asset).decimal(), price(asset).decimal(), findings);
  }

  /** The same, with two sides. */
  public DeskFixture between(String asset, String lower, String upper, Finding... findings) {
    var price = prices.get(new AssetId(asset));
    doubted.put(
        price.asset().id(),
        new Quoted(
            price,
            new Price(price.id(), price.asset(), USD, Wad.of(lower), price.observedAt()),
            new Price(price.id(), price.asset(), USD, Wad.of(upper), price.observedAt()),
            price.perWhole(),
            List.of(findings),
            Optional.empty()));
    return this;
  }

  private Wad price(String asset) {
    return prices.get(new AssetId(asset)).perWhole();
  }

  public DeskFixture unpriced(String asset) {
    prices.remove(new AssetId(asset));
    return this;
  }

  /** Commands that must be accepted. */
  public DeskFixture given(Command... commands) {
    for (var command : commands) when(command).thenAccepted();
    return this;
  }

  /** What was true before, as events. */
  public DeskFixture given(List<Event> events) {
    book.append(events);
    return this;
  }

  public Asked when(Command command) {
    return new Asked(command);
  }

  /** From here on only one command in so many is looked at in full; each is looked at briefly. */
  public DeskFixture lookingClosely(int oneIn) {
    stride = oneIn;
    return this;
  }

  /** Decides a command, and keeps and audits what follows. */
  public Decision decide(Command command) {
    var closely = ++decided % stride == 0;
    var before = closely ? book.states() : Map.<StreamId, StreamState>of();
    var print = book.print();
    var decision = Desk.decide(book, command, facts());
    if (closely || decided % OFTEN == 0)
      assertThat(Desk.decide(book, command, facts()))
          .as("the same question again")
          .isEqualTo(decision);
    assertThat(book.print()).as("deciding changes nothing: %s", command).isEqualTo(print);
    if (closely) assertThat(book.states()).as("deciding changes nothing").isEqualTo(before);
    if (decision instanceof Decision.Accepted(var events))
      BookAudit.check(book, book.append(events));
    if (closely) BookAudit.checkAll(book);
    return decision;
  }

  /** How many commands have been decided. */
  public long commands() {
    return decided;
  }

  public Facts facts() {
    var quoted = new HashMap<>(Prices.of(prices).byAsset());
    quoted.putAll(doubted);
    return new Facts(now, new Prices(quoted, others));
  }

  public PaperBook book() {
    return book;
  }

  public Reserve.Listed reserve(Token token) {
    return book.listed(token.id());
  }

  public Loan.Open loan() {
    return loan(L1);
  }

  public Loan.Open loan(LoanId loan) {
    return (Loan.Open) book.loan(loan);
  }

  public Valuation valuation() {
    return valuation(L1);
  }

  public Valuation valuation(LoanId loan) {
    return Assessment.of(book, (Market.Open) book.market(), facts())
        .valuation(loan(loan))
        .orElseThrow();
  }

  /** Ana's debt in an asset now. */
  public Amount debt(Token token) {
    return loan().debtOf(reserve(token), now);
  }

  public Amount collateral(Token token) {
    return loan().collateralOf(token);
  }

  /** What Ana's pledged shares can ask for now. */
  public Amount pledged(Token token) {
    return reserve(token).accruedTo(now).claim(loan().pledgedOf(token.id()));
  }

  /** What a lender can ask for now. */
  public Amount balance(String account, Token token) {
    return book.account(new AccountId(account)).balance(reserve(token).accruedTo(now));
  }

  /** What an account's stake is worth. */
  public Amount staked(String account, Token token) {
    return book.account(new AccountId(account)).stakeIn(token.id()).worth(reserve(token));
  }

  private void observe(Token asset, Wad price) {
    prices.put(asset.id(), new Price(++observations, asset, USD, price, now));
  }

  /** A command put to the desk. It is decided once, when the answer is looked at. */
  public final class Asked {
    private final Command command;

    private Asked(Command command) {
      this.command = command;
    }

    /** The same question at another moment. */
    public Asked at(Instant moment) {
      DeskFixture.this.at(moment);
      return this;
    }

    /** The same question at another price. */
    public Asked priced(String asset, String price) {
      DeskFixture.this.priced(asset, price);
      return this;
    }

    public Then thenAccepted() {
      var decision = decide(command);
      assertThat(decision).as("%s", command).isInstanceOf(Decision.Accepted.class);
      return new Then(((Decision.Accepted) decision).events());
    }

    public DeskFixture thenRejected(Rejection reason) {
      assertThat(decide(command)).as("%s", command).isEqualTo(Decision.reject(reason));
      return DeskFixture.this;
    }

    public <R extends Rejection> R thenRejected(Class<R> reason) {
      var decision = decide(command);
      assertThat(decision).as("%s", command).isInstanceOf(Decision.Rejected.class);
      assertThat(((Decision.Rejected) decision).reason()).as("%s", command).isInstanceOf(reason);
      return reason.cast(((Decision.Rejected) decision).reason());
    }
  }

  /** What followed. */
  public final class Then {
    private final List<Event> events;

    private Then(List<Event> events) {
      this.events = events;
    }

    public List<Event> events() {
      return events;
    }

    /** The one event of a kind. */
    public <E extends Event> E event(Class<E> kind) {
      var found = events.stream().filter(kind::isInstance).toList();
      assertThat(found).as("events of kind %s in %s", kind.getSimpleName(), events).hasSize(1);
      return kind.cast(found.getFirst());
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Then then(Class<? extends Event>... kinds) {
      assertThat(events.stream().<Class<?>>map(Object::getClass)).containsExactly(kinds);
      return this;
    }

    /** What Ana's loan holds and owes afterwards; assets not named: nothing. */
    public DeskFixture thenLoan(String collateral, String debt) {
      assertThat(
              String.join(
                  ", ", loan().collateral().values().stream().map(Amount::toString).toList()))
          .as("collateral")
          .isEqualTo(collateral);
      assertThat(
              String.join(
                  ", ",
                  loan().scaledDebt().keySet().stream()
                      .map(asset -> debt(token(asset.symbol())).toString())
                      .toList()))
          .as("debt")
          .isEqualTo(debt);
      return DeskFixture.this;
    }

    public DeskFixture desk() {
      return DeskFixture.this;
    }
  }
}
