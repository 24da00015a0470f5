package io.plimsoll.application.oracle;

import static io.plimsoll.domain.testing.DeskFixture.START;
import static io.plimsoll.domain.testing.DeskFixture.openMarket;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.desk.DeskClock;
import io.plimsoll.application.health.LoanFollower;
import io.plimsoll.application.health.PlainHealthWatch;
import io.plimsoll.application.liquidation.ForcedSales;
import io.plimsoll.application.liquidation.ForcedSales.Examination;
import io.plimsoll.application.liquidation.OwnSales;
import io.plimsoll.application.oracle.PriceBoard.Reading;
import io.plimsoll.application.testing.InMemoryLanes;
import io.plimsoll.application.testing.InMemoryPriceRecords;
import io.plimsoll.application.testing.ScriptedVenue;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.Observation;
import io.plimsoll.domain.oracle.PriceRejection.PriceNotPositive;
import io.plimsoll.domain.testing.Listing;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PriceDeskTest {

  private static final Examination NOTHING = new Examination(0, 0, 0, 0);

  private final DeskClock clock = DeskClock.standingAt(START);
  private final InMemoryPriceRecords records = new InMemoryPriceRecords();
  private final PriceBoard board = new PriceBoard(records, clock, Duration.ofSeconds(5), List.of());
  private final PlainHealthWatch watch = new PlainHealthWatch();
  private final InMemoryLanes lanes = new InMemoryLanes(board, new LoanFollower(watch));
  private final ScriptedVenue pool =
      new ScriptedVenue("pool").takes(amount("100 WETH"), USDC.id(), "1890");
  private final PriceDesk desk =
      new PriceDesk(
          lanes,
          board,
          lanes,
          new ForcedSales(lanes, watch, new Volatilities(), new OwnSales(), List.of(pool)));

  @BeforeEach
  void open() {
    lanes.given(openMarket(), Listing.of(WETH).command(), Listing.of(USDC).command());
  }

  @AfterEach
  void close() {
    lanes.close();
  }

  private Facts facts() {
    return lanes.read(MAIN, (_, facts) -> facts).join();
  }

  private PriceDesk.Taken push(String asset, String price) {
    return desk.take(
        new Observation(
            MAIN, new AssetId(asset), new BigDecimal(price), clock.instant(), "pushed"));
  }

  private Quotation quotation(String asset, String currency, String price) {
    return new Quotation(new AssetId(asset), currency, new BigDecimal(price), clock.instant());
  }

  /** With the examinations of these prices behind it: a late one would find the loan first. */
  private void lend() {
    push("WETH", "2000");
    push("USDC", "1").examination().join();
    lanes.given(supply("lena", "100000 USDC"), openLoan(), deposit("10 WETH"), draw("16000 USDC"));
    clock.advance(Duration.ofSeconds(1));
  }

  @Test
  void a_pushed_price_takes_effect_and_has_the_loans_examined() {
    lend();
    var taken = push("WETH", "1900");
    assertThat(taken.reading()).isInstanceOf(Reading.Taken.class);
    assertThat(taken.examination().join()).isEqualTo(new Examination(1, 1, 1, 0));
    assertThat(lanes.events(MAIN, LotSold.class).getFirst().evidence().prices())
        .containsEntry(WETH.id(), 3L);
  }

  @Test
  void a_refused_price_examines_nothing() {
    var taken = push("WETH", "0");
    assertThat(taken.reading())
        .isEqualTo(new Reading.Refused(new PriceNotPositive(WETH.id(), BigDecimal.ZERO)));
    assertThat(taken.examination()).isCompletedWithValue(NOTHING);
    assertThat(records.size()).isZero();
  }

  @Test
  void a_price_older_than_anothers_is_kept_and_examines_nothing() {
    lend();
    var late =
        desk.take(
            new Observation(
                MAIN, WETH.id(), new BigDecimal("900"), START.minusSeconds(60), "slow"));
    assertThat(late.reading())
        .isInstanceOfSatisfying(Reading.Taken.class, r -> assertThat(r.acted()).isFalse());
    assertThat(late.examination()).isCompletedWithValue(NOTHING);
    assertThat(lanes.events(MAIN, LotSold.class)).isEmpty();
  }

  @Test
  void a_price_for_nobody_is_refused_by_name() {
    assertThat(push("GOLD", "1").reading())
        .isEqualTo(new Reading.Refused(new AssetUnknown(MAIN, new AssetId("GOLD"))));
    var other = new MarketId("other");
    assertThat(
            desk.take(new Observation(other, WETH.id(), BigDecimal.ONE, START, "pushed")).reading())
        .isEqualTo(new Reading.Refused(new MarketUnknown(other)));
  }

  @Test
  void what_a_feed_saw_is_taken_first_and_then_examined_once() {
    lend();
    var examinations =
        desk.takeAll(
            "feed", List.of(quotation("WETH", "USD", "1900"), quotation("USDC", "USD", "0.9")));
    // At 1,900 and 1 the loan would have been sold; both prices count, and it is not.
    assertThat(examinations).containsOnlyKeys(MAIN);
    assertThat(examinations.get(MAIN).join()).isEqualTo(NOTHING);
    assertThat(facts().prices().of(USDC.id()).orElseThrow().perWhole().decimal()).isEqualTo("0.9");
  }

  @Test
  void what_no_market_deals_in_is_passed_over() {
    var examinations =
        desk.takeAll(
            "feed", List.of(quotation("GOLD", "USD", "1900"), quotation("WETH", "EUR", "1700")));
    assertThat(examinations).isEmpty();
    assertThat(records.size()).isZero();
  }

  @Test
  void one_bad_quotation_does_not_keep_the_others_out() {
    var examinations =
        desk.takeAll(
            "feed", List.of(quotation("WETH", "USD", "-1"), quotation("USDC", "USD", "1")));
    assertThat(examinations).containsOnlyKeys(MAIN);
    assertThat(facts().prices().byAsset()).containsOnlyKeys(USDC.id());
  }

  @Test
  void a_feed_that_repeats_itself_examines_nothing() {
    desk.takeAll("feed", List.of(quotation("WETH", "USD", "1900")))
        .values()
        .forEach(CompletableFuture::join);
    assertThat(desk.takeAll("feed", List.of(quotation("WETH", "USD", "1900")))).isEmpty();
  }

  @Test
  void prices_are_in_the_markets_currency() {
    push("WETH", "1900");
    assertThat(facts().prices().of(WETH.id()).orElseThrow().base()).isEqualTo(USD);
  }
}
