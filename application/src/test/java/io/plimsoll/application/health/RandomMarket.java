package io.plimsoll.application.health;

import static io.plimsoll.domain.testing.DeskWords.MAIN;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.ladder.Ladder;
import io.plimsoll.domain.ladder.MarginCall;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loss.LossBook;
import io.plimsoll.domain.market.Category;
import io.plimsoll.domain.market.CategoryId;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.oracle.Prices;
import io.plimsoll.domain.oracle.policy.PriceRules;
import io.plimsoll.domain.reserve.Accrual;
import io.plimsoll.domain.reserve.Holdings;
import io.plimsoll.domain.reserve.IndexedAccrual;
import io.plimsoll.domain.reserve.PooledAccrual;
import io.plimsoll.domain.reserve.PrincipalAccrual;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.testing.Grouping;
import io.plimsoll.domain.testing.Listing;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * A market in which everything that a loan's health depends on may change at every tick: prices by
 * steps and by leaps or not known at all, time (backwards too), rates, indices down by a loss,
 * terms, categories, the ladder, and the loans themselves. Numbers are small enough for long
 * integers.
 */
final class RandomMarket implements Book {

  static final Token BASE = new Token("USD", 2);

  /** Of an asset, for which prices are given. */
  static final long PRICED_UNITS = 1_000_000_000;

  private static final int LOANS = 200;
  private static final long LOWEST_PRICE = 10_000_000L;
  private static final long HIGHEST_PRICE = 5_000_000_000L;
  private static final BigInteger ZERO = BigInteger.ZERO;
  private static final BigInteger PLENTY = BigInteger.TEN.pow(14);

  /** A reserve with its interest. */
  private record Reckoned(Reserve.Listed stored, Instant moment, Reserve.Listed accrued) {}

  private final Map<AssetId, Reckoned> reckoned = new HashMap<>();
  private final RandomGenerator random;
  private final int longestPause;
  private final List<Token> assets = new ArrayList<>();
  private final Map<StreamId, StreamState> states = new HashMap<>();
  private final Map<AssetId, Long> prices = new HashMap<>();
  private final Map<AssetId, Price> known = new HashMap<>();
  private final Map<AssetId, Long> before = new HashMap<>();
  private final List<LoanId> names = new ArrayList<>();
  private final RandomLoans drawn;
  private Instant now = Instant.parse("2021-01-11T00:00:00Z");
  private Instant shown = now;
  private int named;

  /**
   * @param longestPause between two ticks, in seconds
   */
  RandomMarket(RandomGenerator random, Profile profile, int longestPause) {
    this.random = random;
    this.longestPause = longestPause;
    this.drawn = new RandomLoans(random, this);
    var tokens = new TreeMap<AssetId, Token>();
    for (var symbol : List.of("A", "B", "C", "D", "E")) {
      var token = new Token(symbol, 4);
      assets.add(token);
      tokens.put(token.id(), token);
    }
    var terms = new MarketTerms(BASE.zero(), LiquidationPolicy.standard(BASE), profile);
    set(
        new Market.Open(
            MAIN, BASE, terms, tokens, new TreeMap<>(), PriceRules.STANDARD, new TreeSet<>()));
    assets.forEach(this::list);
    for (var name : List.of("x", "y")) define(name);
  }

  /** As many loans as are followed at the start. */
  List<Loan.Open> openLoans() {
    while (names.size() < LOANS) openLoan();
    return names.stream().map(this::open).toList();
  }

  Facts facts() {
    return new Facts(shown, Prices.of(known));
  }

  Market.Open open() {
    return (Market.Open) market();
  }

  List<Token> assets() {
    return assets;
  }

  long price(AssetId asset) {
    return prices.get(asset);
  }

  /** With interest as the market's profile reckons it, at the moment that is shown. */
  Reserve.Listed accrued(AssetId asset) {
    var stored = (Reserve.Listed) reserve(asset);
    if (open().profile().reckoning() == Profile.Reckoning.STORED) return stored;
    var last = reckoned.get(asset);
    if (last != null && last.moment().equals(shown) && last.stored().equals(stored))
      return last.accrued();
    var accrued = stored.accruedTo(shown);
    reckoned.put(asset, new Reckoned(stored, shown, accrued));
    return accrued;
  }

  /** Something changes; the loans that did, if any. */
  List<Loan.Open> tick() {
    if (!before.isEmpty()) comeBack();
    var kind = random.nextInt(1_000);
    if (kind < 690) step();
    else if (kind < 710) leap();
    else if (kind < 770) pass();
    else if (kind < 775) goBack();
    else if (kind < 780) known.remove(some().id());
    else if (kind < 810) assets.forEach(this::show);
    else if (kind < 816) renew(some());
    else if (kind < 822) touch(some());
    else if (kind < 825) lose(some());
    else if (kind < 830) define(random.nextBoolean() ? "x" : "y");
    else if (kind < 831) climb();
    else if (kind < 840) return leave();
    else return List.of(change(names.get(random.nextInt(names.size()))));
    return List.of();
  }

  /** A loan after something was done about it. */
  Loan.Open change(LoanId loan) {
    return set(drawn.loan(loan));
  }

  @Override
  public MarketId id() {
    return MAIN;
  }

  @Override
  public StreamState state(StreamId stream) {
    return Optional.ofNullable(states.get(stream)).orElseGet(() -> StreamState.initial(stream));
  }

  private Token some() {
    return assets.get(random.nextInt(assets.size()));
  }

  private void step() {
    var asset = some();
    priced(asset, (long) (price(asset.id()) * (1 + (random.nextDouble() - 0.5) * 0.01)));
  }

  private void leap() {
    var asset = some();
    priced(asset, (long) (price(asset.id()) * Math.pow(2, random.nextDouble() - 0.5)));
  }

  private void pass() {
    now = now.plusSeconds(1 + random.nextInt(longestPause));
    shown = now;
  }

  /** The facts of an earlier moment are looked at once. */
  private void goBack() {
    shown = now.minusSeconds(random.nextInt(100_000));
    before.putAll(prices);
    step();
  }

  private void comeBack() {
    shown = now;
    before.keySet().retainAll(known.keySet());
    assets.stream()
        .filter(asset -> before.containsKey(asset.id()))
        .forEach(asset -> priced(asset, before.get(asset.id())));
    before.clear();
  }

  private void priced(Token asset, long price) {
    prices.put(asset.id(), Math.clamp(price, LOWEST_PRICE, HIGHEST_PRICE));
    show(asset);
  }

  private void show(Token asset) {
    known.put(
        asset.id(),
        new Price(
            1,
            asset,
            BASE,
            BigInteger.valueOf(price(asset.id())),
            BigInteger.valueOf(PRICED_UNITS),
            shown));
  }

  private void list(Token asset) {
    var start = new Holdings(PLENTY, PLENTY, PLENTY, ZERO, ZERO, ZERO, ZERO);
    set(
        new Reserve.Listed(
            asset,
            Listing.of(asset).lending(5_000, 7_000).command().terms(),
            start,
            accrual(Ray.ONE, Ray.ONE),
            ZERO,
            LossBook.NOTHING));
    renew(asset);
    priced(asset, LOWEST_PRICE * (1 + random.nextInt(200)));
  }

  /** New terms. */
  private void renew(Token asset) {
    var reserve = (Reserve.Listed) reserve(asset.id());
    var threshold = random.nextInt(12) == 0 ? 0 : 7_000 + random.nextInt(2_000);
    set(
        reserve.withTerms(
            Listing.of(asset).lending(Math.min(threshold, 5_000), threshold).command().terms()));
  }

  /** Interest is booked and rates are new. */
  private void touch(Token asset) {
    var reserve = ((Reserve.Listed) reserve(asset.id())).accruedTo(now);
    set(with(reserve, accrual(reserve.liquidityIndex(), reserve.borrowIndex())));
  }

  /** Lenders lose up to nine tenths at once. */
  private void lose(Token asset) {
    var reserve = ((Reserve.Listed) reserve(asset.id())).accruedTo(now);
    var left = reserve.liquidityIndex().units().multiply(BigInteger.valueOf(1 + random.nextInt(9)));
    var index = new Ray(left.divide(BigInteger.TEN).max(Ray.SCALE.divide(BigInteger.valueOf(50))));
    set(with(reserve, accrual(index, reserve.borrowIndex())));
  }

  private static Reserve.Listed with(Reserve.Listed reserve, Accrual accrual) {
    return new Reserve.Listed(
        reserve.asset(),
        reserve.terms(),
        reserve.holdings(),
        accrual,
        reserve.isolatedDebt(),
        reserve.losses());
  }

  private Accrual accrual(Ray share, Ray owing) {
    var second = now.getEpochSecond();
    var rate = new Ray(Ray.SCALE.divide(BigInteger.valueOf(2 + random.nextInt(50))));
    return switch (open().profile().counting()) {
      case INDICES -> new IndexedAccrual(second, share, owing, rate, rate, ZERO, ZERO);
      case POOL ->
          new PooledAccrual(second, times(PLENTY, share), times(PLENTY, owing), ZERO, rate, ZERO);
      case PRINCIPAL ->
          new PrincipalAccrual(
              second,
              share.units().divide(BigInteger.TEN.pow(12)),
              owing.units().divide(BigInteger.TEN.pow(12)),
              rate,
              rate,
              ZERO,
              ZERO);
    };
  }

  private static BigInteger times(BigInteger units, Ray index) {
    return units.multiply(index.units()).divide(Ray.SCALE);
  }

  /** New numbers and new members. */
  private void define(String name) {
    var threshold = 7_500 + random.nextInt(2_000);
    var members = assets.stream().filter(_ -> random.nextBoolean()).toArray(Token[]::new);
    var category = Grouping.of(name, 5_000, threshold, 100).holding(members).category();
    var market = open();
    SortedMap<CategoryId, Category> more = new TreeMap<>(market.categories());
    more.put(category.id(), category);
    set(
        new Market.Open(
            MAIN,
            BASE,
            market.terms(),
            market.assets(),
            more,
            market.prices(),
            market.suspended()));
  }

  /** Another line to watch. */
  private void climb() {
    var market = open();
    var ladder =
        random.nextBoolean()
            ? Ladder.NONE
            : new Ladder(
                Wad.ONE,
                Optional.of(new MarginCall(Wad.of("1.02"), Wad.ONE, Duration.ofHours(1))),
                Optional.empty(),
                Optional.empty());
    set(
        new Market.Open(
            MAIN,
            BASE,
            market.terms().on(ladder),
            market.assets(),
            market.categories(),
            market.prices(),
            market.suspended()));
  }

  private void openLoan() {
    var name = new LoanId("R" + named++);
    names.add(name);
    change(name);
  }

  /** One loan is paid back for good, and another is opened in its place. */
  private List<Loan.Open> leave() {
    var at = random.nextInt(names.size());
    var gone = names.get(at);
    names.set(at, new LoanId("R" + named++));
    return List.of(set(RandomLoans.withoutDebt(open(gone))), change(names.get(at)));
  }

  private Loan.Open open(LoanId name) {
    return (Loan.Open) loan(name);
  }

  private Loan.Open set(Loan.Open loan) {
    states.put(StreamId.of(MAIN, loan.id()), loan);
    return loan;
  }

  private void set(Market.Open market) {
    states.put(StreamId.of(MAIN), market);
  }

  private void set(Reserve.Listed reserve) {
    states.put(StreamId.of(MAIN, reserve.asset().id()), reserve);
  }
}
