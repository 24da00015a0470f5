package io.plimsoll.application.oracle;

import static io.plimsoll.domain.testing.DeskFixture.START;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.plimsoll.application.desk.DeskClock;
import io.plimsoll.application.oracle.PriceBoard.Reading;
import io.plimsoll.application.oracle.PriceBoard.Terms;
import io.plimsoll.application.testing.InMemoryPriceRecords;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Observation;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.oracle.PriceRejection;
import io.plimsoll.domain.oracle.PriceRejection.PriceFromFuture;
import io.plimsoll.domain.oracle.PriceRejection.PriceNotPositive;
import io.plimsoll.domain.oracle.PriceRejection.PriceOutOfOrder;
import io.plimsoll.domain.oracle.PriceRejection.PriceTooOld;
import io.plimsoll.domain.oracle.policy.PriceRules;
import io.plimsoll.domain.testing.PaperBook;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PriceBoardTest {

  private static final Duration AGE = Duration.ofMinutes(10);
  private static final Duration AHEAD = Duration.ofSeconds(5);

  private final DeskClock clock = DeskClock.standingAt(START);
  private final InMemoryPriceRecords records = new InMemoryPriceRecords();
  private final List<Price> heard = new ArrayList<>();
  private final PriceBoard board =
      new PriceBoard(records, clock, AHEAD, List.of((_, price) -> heard.add(price)));

  private static final Book BOOK = new PaperBook(MAIN);

  private Facts now() {
    return board.now(BOOK);
  }

  private Reading take(String price, Instant at, String source) {
    return take(WETH, price, at, source);
  }

  private Reading take(Token asset, String price, Instant at, String source) {
    return board.take(
        new Observation(MAIN, asset.id(), new BigDecimal(price), at, source),
        new Terms(asset, USD, AGE, PriceRules.STANDARD));
  }

  private Optional<Wad> acted() {
    return now().prices().of(WETH.id()).map(Price::perWhole);
  }

  private void refused(Reading reading, PriceRejection reason) {
    assertThat(reading).isEqualTo(new Reading.Refused(reason));
    assertThat(heard).as("nobody is told of what was refused").hasSize(records.size());
  }

  @Test
  void a_price_is_recorded_and_then_acted_on() {
    var taken = (Reading.Taken) take("1934.56", START, "feed");
    assertThat(taken.acted()).isTrue();
    assertThat(taken.record().price()).isEqualTo(new Price(1, WETH, USD, Wad.of("1934.56"), START));
    assertThat(now().prices().of(WETH.id())).contains(taken.record().price());
    assertThat(heard).containsExactly(taken.record().price());
    assertThat(records.newest(MAIN, Optional.empty())).containsExactly(taken.record());
  }

  @Test
  void what_the_other_sources_say_stands_beside_it() {
    take("2000", START, "feed");
    assertThat(now().prices().others(WETH.id())).isEmpty();
    take("1990", START.minusSeconds(30), "north");
    take("1980", START.minusSeconds(60), "south");
    assertThat(others()).containsExactly("1990", "1980");
    clock.advance(Duration.ofSeconds(1));
    take("1970", START.plusSeconds(1), "north");
    assertThat(others()).containsExactly("2000", "1980");
    assertThat(board.asOf(BOOK, clock.instant()).prices()).isEqualTo(now().prices());
  }

  private List<String> others() {
    return now().prices().others(WETH.id()).stream()
        .map(price -> price.perWhole().decimal())
        .toList();
  }

  @Test
  void what_cannot_be_recorded_is_not_acted_on() {
    var full =
        new PriceBoard(new FullRecords(records), clock, AHEAD, List.of((_, p) -> heard.add(p)));
    var seen = new Observation(MAIN, WETH.id(), BigDecimal.ONE, START, "feed");
    assertThatIllegalStateException()
        .isThrownBy(() -> full.take(seen, new Terms(WETH, USD, AGE, PriceRules.STANDARD)))
        .withMessage("disk full");
    assertThat(full.now(BOOK).prices().of(WETH.id())).isEmpty();
    assertThat(heard).isEmpty();
  }

  /** A table that takes no more rows. */
  private record FullRecords(InMemoryPriceRecords records) implements PriceRecords {
    @Override
    public PriceRecord append(MarketId market, PriceRecord record) {
      throw new IllegalStateException("disk full");
    }

    @Override
    public List<PriceRecord> newest(MarketId market, Optional<Instant> receivedBy) {
      return records.newest(market, receivedBy);
    }

    @Override
    public List<PriceRecord> history(
        MarketId market, AssetId asset, Instant from, Instant to, int points) {
      return records.history(market, asset, from, to, points);
    }

    @Override
    public Optional<Instant> lastReceived() {
      return records.lastReceived();
    }
  }

  @Test
  void a_source_that_repeats_or_goes_back_is_refused() {
    take("1900", START.minusSeconds(10), "feed");
    for (var at : new Instant[] {START.minusSeconds(10), START.minusSeconds(11)})
      refused(
          take("1800", at, "feed"),
          new PriceOutOfOrder(WETH.id(), "feed", at, START.minusSeconds(10)));
    assertThat(acted()).contains(Wad.of("1900"));
  }

  @Test
  void a_price_of_nothing_or_less_is_refused() {
    refused(take("0", START, "feed"), new PriceNotPositive(WETH.id(), BigDecimal.ZERO));
    refused(take("-5", START, "feed"), new PriceNotPositive(WETH.id(), new BigDecimal("-5")));
    assertThat(acted()).isEmpty();
    assertThat(records.size()).isZero();
  }

  @Test
  void a_stale_price_and_one_from_the_future_are_refused() {
    var old = START.minus(AGE).minusMillis(1);
    var future = START.plus(AHEAD).plusMillis(1);
    refused(take("1", old, "feed"), new PriceTooOld(WETH.id(), old, START, AGE));
    refused(take("1", future, "feed"), new PriceFromFuture(WETH.id(), future, START, AHEAD));
    assertThat(take("1", START.minus(AGE), "a")).isInstanceOf(Reading.Taken.class);
    assertThat(take("1", START.plus(AHEAD), "b")).isInstanceOf(Reading.Taken.class);
  }

  @Test
  void of_two_sources_the_one_that_observed_last_is_acted_on() {
    take("1900", START.minusSeconds(10), "slow");
    take("1950", START.minusSeconds(5), "fast");
    var late = (Reading.Taken) take("1800", START.minusSeconds(7), "slow");
    assertThat(late.acted()).isFalse();
    assertThat(acted()).contains(Wad.of("1950"));
    assertThat(heard).extracting(Price::perWhole).containsExactly(Wad.of("1900"), Wad.of("1950"));
    assertThat(board.sources(BOOK, WETH.id()))
        .extracting(record -> record.source() + " " + record.price().perWhole())
        .containsExactlyInAnyOrder("slow 1800", "fast 1950");
  }

  @Test
  void among_equals_the_one_recorded_last_is_acted_on() {
    take("1900", START, "a");
    assertThat(((Reading.Taken) take("1901", START, "b")).acted()).isTrue();
    assertThat(acted()).contains(Wad.of("1901"));
  }

  @Test
  void assets_and_markets_are_priced_apart() {
    take("1900", START, "feed");
    take(WBTC, "30000", START, "feed");
    assertThat(now().prices().byAsset()).containsOnlyKeys(WETH.id(), WBTC.id());
    assertThat(board.now(new PaperBook(new MarketId("other"))).prices().byAsset()).isEmpty();
    assertThat(board.sources(BOOK, new AssetId("GOLD"))).isEmpty();
  }

  @Test
  void after_a_restart_the_market_acts_on_what_it_acted_on_before() {
    take("1900", START.minusSeconds(10), "slow");
    take("1950", START.minusSeconds(5), "fast");
    take("1800", START.minusSeconds(7), "slow");
    var told = new ArrayList<Price>();
    var reborn = new PriceBoard(records, clock, AHEAD, List.of((_, price) -> told.add(price)));
    assertThat(reborn.now(BOOK)).isEqualTo(now());
    assertThat(told).extracting(Price::perWhole).containsExactly(Wad.of("1950"));
    assertThat(
            reborn.take(
                new Observation(MAIN, WETH.id(), BigDecimal.ONE, START.minusSeconds(7), "slow"),
                new Terms(WETH, USD, AGE, PriceRules.STANDARD)))
        .isInstanceOf(Reading.Refused.class);
  }

  @Test
  void the_past_is_what_was_known_then() {
    take("1900", START.minusSeconds(2), "feed");
    clock.advance(Duration.ofSeconds(60));
    take("1800", START.plusSeconds(30), "feed");
    var then = board.asOf(BOOK, START.plusSeconds(59));
    assertThat(then.now()).isEqualTo(START.plusSeconds(59));
    assertThat(then.prices().of(WETH.id()).orElseThrow().perWhole()).isEqualTo(Wad.of("1900"));
    assertThat(board.asOf(BOOK, START.plusSeconds(60)).prices()).isEqualTo(now().prices());
    assertThat(board.asOf(BOOK, START.minusSeconds(1)).prices().byAsset()).isEmpty();
  }

  @Test
  void the_facts_are_of_the_clocks_moment() {
    clock.advance(Duration.ofHours(1));
    assertThat(now().now()).isEqualTo(START.plusSeconds(3_600));
  }
}
