package io.plimsoll.application.oracle;

import static io.plimsoll.domain.testing.DeskFixture.START;
import static io.plimsoll.domain.testing.DeskFixture.openMarket;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.desk.DeskClock;
import io.plimsoll.application.health.LoanFollower;
import io.plimsoll.application.health.PlainHealthWatch;
import io.plimsoll.application.liquidation.ForcedSales;
import io.plimsoll.application.liquidation.OwnSales;
import io.plimsoll.application.oracle.PriceBoard.Reading;
import io.plimsoll.application.testing.InMemoryLanes;
import io.plimsoll.application.testing.InMemoryPriceRecords;
import io.plimsoll.domain.market.MarketCommand.SetPricePolicy;
import io.plimsoll.domain.market.MarketEvent.PriceSourceAdmitted;
import io.plimsoll.domain.market.MarketEvent.PriceSourceRejected;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Finding;
import io.plimsoll.domain.oracle.Observation;
import io.plimsoll.domain.oracle.Particulars;
import io.plimsoll.domain.oracle.Prices;
import io.plimsoll.domain.oracle.Quoted;
import io.plimsoll.domain.oracle.UnitType;
import io.plimsoll.domain.oracle.policy.Canary;
import io.plimsoll.domain.oracle.policy.Checks;
import io.plimsoll.domain.oracle.policy.Combination;
import io.plimsoll.domain.oracle.policy.PricePolicy;
import io.plimsoll.domain.testing.Listing;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a market's own rules make of what sources say. */
class PricePolicyTest {

  private static final Combination MEDIAN = new Combination.Median(2, BasisPoints.of("0.02"));

  private final DeskClock clock = DeskClock.standingAt(START);
  private final InMemoryPriceRecords records = new InMemoryPriceRecords();
  private final PriceBoard board = new PriceBoard(records, clock, Duration.ofSeconds(5), List.of());
  private final PlainHealthWatch watch = new PlainHealthWatch();
  private final InMemoryLanes lanes = new InMemoryLanes(board, new LoanFollower(watch));
  private final PriceDesk desk =
      new PriceDesk(
          lanes,
          board,
          lanes,
          new ForcedSales(lanes, watch, new Volatilities(), new OwnSales(), List.of()));

  @BeforeEach
  void open() {
    lanes.given(
        openMarket(),
        Listing.of(WETH).command(),
        Listing.of(USDC).command(),
        Listing.of(WBTC).command());
  }

  @AfterEach
  void close() {
    lanes.close();
  }

  private void policy(Token asset, PricePolicy policy) {
    lanes.given(new SetPricePolicy(MAIN, asset.id(), policy));
  }

  private static PricePolicy policy(Combination combination) {
    return policy(combination, Optional.empty(), Optional.empty());
  }

  private static PricePolicy policy(
      Combination combination, Optional<Token> rateIn, Optional<Canary> canary) {
    return new PricePolicy(
        combination,
        Duration.ofMinutes(1),
        new TreeMap<>(),
        Checks.NONE,
        rateIn.map(Token::id),
        Optional.empty(),
        Optional.empty(),
        canary);
  }

  private PriceDesk.Taken say(String source, Token asset, String value) {
    clock.advance(Duration.ofMillis(1));
    return desk.take(
        new Observation(MAIN, asset.id(), new BigDecimal(value), clock.instant(), source));
  }

  private void feeds(String source, Token asset, UnitType unit, String value) {
    clock.advance(Duration.ofMillis(1));
    desk.takeAll(
        source,
        List.of(
            new Quotation(
                asset.id(), unit, new BigDecimal(value), clock.instant(), Particulars.NONE)));
  }

  private Prices prices() {
    return lanes.read(MAIN, (_, facts) -> facts).join().prices();
  }

  private Quoted quoted(Token asset) {
    return prices().quoted(asset.id()).orElseThrow();
  }

  private String acted(Token asset) {
    return quoted(asset).price().perWhole().decimal();
  }

  @Test
  void a_source_that_dies_is_left_without_anybody_saying_anything() {
    policy(WETH, policy(MEDIAN));
    say("a", WETH, "1990");
    clock.advance(Duration.ofSeconds(30));
    say("b", WETH, "2000");
    say("c", WETH, "2010");
    assertThat(acted(WETH)).isEqualTo("2000");
    clock.advance(Duration.ofSeconds(31));
    assertThat(acted(WETH)).as("the lower of two").isEqualTo("2000");
    clock.advance(Duration.ofMinutes(1));
    assertThat(quoted(WETH).findings()).containsExactly(new Finding.NoQuorum(0, 2));
  }

  @Test
  void a_policy_holds_from_the_moment_it_is_said() {
    say("a", WETH, "1990");
    say("b", WETH, "1995");
    say("c", WETH, "5000");
    assertThat(acted(WETH)).isEqualTo("5000");
    policy(WETH, policy(MEDIAN));
    assertThat(acted(WETH)).isEqualTo("1995");
  }

  @Test
  void the_others_are_all_that_are_not_acted_on() {
    policy(WETH, policy(MEDIAN));
    for (var one : List.of("1990", "2000", "2010")) say("s" + one, WETH, one);
    assertThat(prices().others(WETH.id()))
        .extracting(price -> price.perWhole().decimal())
        .containsExactly("1990", "2010");
  }

  @Test
  void a_rate_is_no_price_and_becomes_one_by_anothers() {
    policy(WBTC, policy(new Combination.Newest(), Optional.of(WETH), Optional.empty()));
    say("a", WETH, "2000");
    assertThat(quoted(WETH).findings()).isEmpty();
    feeds("b", WBTC, new UnitType.RateIn(WETH.id()), "15");
    assertThat(acted(WBTC)).isEqualTo("30000");
    say("a", WETH, "2100");
    assertThat(acted(WBTC)).isEqualTo("31500");
    feeds("b", WBTC, new UnitType.PriceIn("USD"), "15");
    assertThat(acted(WBTC)).isEqualTo("31500");
    assertThat(quoted(WBTC).findings())
        .containsExactly(
            new Finding.WrongUnit(
                "b", new UnitType.PriceIn("USD"), new UnitType.RateIn(WETH.id())));
  }

  @Test
  void what_was_said_in_another_unit_before_is_no_word_any_more() {
    say("a", WETH, "2000");
    say("b", WBTC, "30000");
    policy(WBTC, policy(new Combination.Newest(), Optional.of(WETH), Optional.empty()));
    assertThat(prices().of(WBTC.id())).isEmpty();
    feeds("b", WBTC, new UnitType.RateIn(WETH.id()), "15");
    assertThat(acted(WBTC)).isEqualTo("30000");
  }

  @Test
  void a_feeds_refused_word_casts_a_doubt_and_a_refused_push_changes_nothing() {
    say("a", WETH, "2000");
    say("a", WETH, "0");
    assertThat(quoted(WETH).findings()).isEmpty();
    feeds("a", WETH, new UnitType.PriceIn("USD"), "0");
    assertThat(quoted(WETH).findings())
        .containsExactly(new Finding.NotPositive("a", BigDecimal.ZERO));
    feeds("a", WETH, new UnitType.PriceIn("USD"), "1999");
    assertThat(quoted(WETH).findings()).isEmpty();
  }

  private static Optional<Canary> canary() {
    return Optional.of(new Canary(3, BasisPoints.of("0.01"), new TreeSet<>(Set.of("a", "b", "c"))));
  }

  @Test
  void a_new_source_is_heard_once_it_has_agreed_often_enough() {
    policy(WETH, policy(new Combination.Newest(), Optional.empty(), canary()));
    say("a", WETH, "2000");
    for (var i = 0; i < 3; i++) {
      assertThat(acted(WETH)).isEqualTo("2000");
      say("new", WETH, "1990");
    }
    assertThat(lanes.events(MAIN, PriceSourceAdmitted.class))
        .singleElement()
        .satisfies(
            admitted -> {
              assertThat(admitted.source()).isEqualTo("new");
              assertThat(admitted.observations()).isEqualTo(3);
              assertThat(admitted.said()).isEqualTo(Wad.of("1990"));
              assertThat(admitted.acted()).isEqualTo(Wad.of("2000"));
            });
    assertThat(acted(WETH)).isEqualTo("1990");
  }

  @Test
  void a_new_source_that_once_disagrees_is_turned_away() {
    policy(WETH, policy(new Combination.Newest(), Optional.empty(), canary()));
    say("a", WETH, "2000");
    say("new", WETH, "2000");
    say("new", WETH, "1.12");
    assertThat(lanes.events(MAIN, PriceSourceRejected.class))
        .singleElement()
        .satisfies(rejected -> assertThat(rejected.said()).isEqualTo(Wad.of("1.12")));
    for (var i = 0; i < 5; i++) say("new", WETH, "2000");
    say("new", WETH, "1500");
    assertThat(acted(WETH)).isEqualTo("2000");
    assertThat(lanes.events(MAIN, PriceSourceAdmitted.class)).isEmpty();
  }

  @Test
  void a_trusted_source_that_keeps_straying_from_the_others_is_turned_away() {
    policy(WETH, policy(MEDIAN, Optional.empty(), canary()));
    say("a", WETH, "2000");
    say("b", WETH, "2001");
    for (var i = 0; i < 2; i++) say("c", WETH, "2900");
    assertThat(lanes.events(MAIN, PriceSourceRejected.class)).isEmpty();
    say("c", WETH, "2900");
    assertThat(lanes.events(MAIN, PriceSourceRejected.class))
        .singleElement()
        .satisfies(rejected -> assertThat(rejected.source()).isEqualTo("c"));
  }

  @Test
  void one_against_one_nobody_is_turned_away() {
    policy(WETH, policy(MEDIAN, Optional.empty(), canary()));
    say("a", WETH, "2000");
    for (var i = 0; i < 10; i++) say("b", WETH, "2900");
    assertThat(lanes.events(MAIN, PriceSourceRejected.class)).isEmpty();
    assertThat(quoted(WETH).findings()).containsExactly(new Finding.NoQuorum(1, 2));
  }

  @Test
  void after_a_restart_the_same_is_acted_on() {
    var jumping =
        new PricePolicy(
            MEDIAN,
            Duration.ofHours(1),
            new TreeMap<>(),
            new Checks(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Checks.Jump(BasisPoints.of("0.1"), Duration.ofMinutes(10))),
                Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Duration.ofMinutes(10)),
            Optional.empty());
    policy(WETH, jumping);
    for (var i = 0; i < 10; i++) {
      clock.advance(Duration.ofMinutes(1));
      say("a", WETH, "200" + i);
      say("b", WETH, "200" + i);
    }
    say("a", WETH, "2500");
    var before = prices();
    assertThat(before.of(WETH.id()).orElseThrow().perWhole()).isEqualTo(Wad.of("2009"));
    var reborn = new PriceBoard(records, clock, Duration.ofSeconds(5), List.of());
    assertThat(lanes.read(MAIN, (book, _) -> reborn.now(book)).join().prices()).isEqualTo(before);
    assertThat(lanes.read(MAIN, (book, _) -> board.asOf(book, clock.instant())).join().prices())
        .isEqualTo(before);
  }

  @Test
  void a_push_in_the_wrong_unit_is_refused_by_name() {
    var taken =
        desk.take(
            new Observation(
                MAIN,
                WETH.id(),
                Optional.of(new UnitType.RateIn(new AssetId("USDC"))),
                BigDecimal.ONE,
                clock.instant(),
                "a",
                Particulars.NONE));
    assertThat(taken.reading()).isInstanceOf(Reading.Refused.class);
    assertThat(records.size()).isZero();
  }
}
