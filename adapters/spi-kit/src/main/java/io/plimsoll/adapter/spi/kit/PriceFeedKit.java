package io.plimsoll.adapter.spi.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.adapter.spi.FeedCapability;
import io.plimsoll.adapter.spi.PriceFeedFactory;
import io.plimsoll.adapter.spi.Settings;
import io.plimsoll.application.oracle.OracleUnavailable;
import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.oracle.UnitType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules that every price feed keeps. */
@DisplayName("price feed")
public abstract class PriceFeedKit extends AdapterKit {

  /** A failing feed is waited for so long: one question of two seconds, and room. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Outside outside;
  private PriceFeed feed;

  @Override
  protected abstract PriceFeedFactory factory();

  /** A new one for every rule. */
  protected abstract Outside outside();

  /** The desk's time at the first poll. */
  protected Instant start() {
    return Instant.parse("2021-01-11T00:00:00.123Z");
  }

  /** How much time passes between two polls. */
  protected Duration step() {
    return Duration.ofMinutes(1);
  }

  /** After so many polls it has seen something. */
  protected int polls() {
    return 50;
  }

  @BeforeEach
  final void make() {
    outside = outside();
    feed = (PriceFeed) make(outside.settings());
  }

  @AfterEach
  final void end() {
    feed.close();
    outside.close();
  }

  @Override
  final Map<String, String> settings() {
    return outside.settings();
  }

  @Override
  final PriceFeed make(Settings settings) {
    return factory().feed(NAME, settings);
  }

  private Instant moment(int poll) {
    return start().plus(step().multipliedBy(poll));
  }

  private List<Quotation> poll(int number) {
    outside.moves(moment(number));
    return feed.poll(moment(number));
  }

  private List<Quotation> everything() {
    var seen = new ArrayList<Quotation>();
    for (var number = 0; number < polls(); number++) seen.addAll(poll(number));
    return seen;
  }

  @Test
  @DisplayName("F06 it goes by the name it was given")
  protected void it_goes_by_its_name() {
    assertThat(feed.source()).isEqualTo(NAME);
  }

  @Test
  @DisplayName("F07 it sees something")
  protected void it_sees_something() {
    assertThat(everything()).isNotEmpty();
  }

  @Test
  @DisplayName("F08 nothing is newer than the desk's time")
  protected void nothing_is_from_the_future() {
    for (var number = 0; number < polls(); number++) {
      var now = moment(number);
      assertThat(poll(number)).noneMatch(seen -> seen.observedAt().isAfter(now));
    }
  }

  @Test
  @DisplayName("F09 each answer is in order, oldest first")
  protected void each_answer_is_in_order() {
    for (var number = 0; number < polls(); number++)
      assertThat(poll(number).stream().map(Quotation::observedAt)).isSorted();
  }

  @Test
  @DisplayName("F10 of one pair it only ever tells newer things")
  protected void a_pair_only_gets_newer() {
    var newest = new HashMap<String, Instant>();
    for (var seen : everything()) {
      var before = newest.put(seen.asset() + " " + seen.unit(), seen.observedAt());
      if (before != null) assertThat(seen.observedAt()).as("%s", seen).isAfter(before);
    }
  }

  @Test
  @DisplayName("F11 nothing is told twice")
  protected void nothing_is_told_twice() {
    var told = new HashSet<Quotation>();
    for (var number = 0; number < polls(); number++) {
      for (var seen : poll(number)) assertThat(told.add(seen)).as("%s", seen).isTrue();
      assertThat(feed.poll(moment(number))).as("asked again at once").isEmpty();
    }
  }

  @Test
  @DisplayName("F12 every value has 18 decimals at most, and a unit")
  protected void every_value_is_well_formed() {
    for (var seen : everything()) {
      assertThat(seen.value().stripTrailingZeros().scale()).isLessThanOrEqualTo(18);
      assertThat(seen.asset().symbol()).isNotBlank();
      assertThat(
              switch (seen.unit()) {
                case UnitType.PriceIn(var currency) -> currency;
                case UnitType.RateIn(var asset) -> asset.symbol();
              })
          .isNotBlank();
    }
  }

  @Test
  @DisplayName("F13 it can do what it declares, and nothing else")
  protected void it_can_do_what_it_declares() {
    var shown = EnumSet.noneOf(FeedCapability.class);
    for (var seen : everything()) shown.addAll(shown(seen));
    System.out.println("Capabilities of " + factory().id() + ": " + factory().capabilities());
    assertThat(factory().capabilities()).containsExactlyInAnyOrderElementsOf(shown);
  }

  private static Set<FeedCapability> shown(Quotation seen) {
    var shown = EnumSet.noneOf(FeedCapability.class);
    var said = seen.particulars();
    if (said.bid().isPresent() && said.ask().isPresent()) shown.add(FeedCapability.BID_AND_ASK);
    if (said.confidence().isPresent()) shown.add(FeedCapability.CONFIDENCE);
    if (said.signers().isPresent()) shown.add(FeedCapability.SIGNERS);
    if (said.sequence().isPresent()) shown.add(FeedCapability.SEQUENCE);
    if (seen.unit() instanceof UnitType.RateIn) shown.add(FeedCapability.RATES);
    return shown;
  }

  @Test
  @DisplayName("F14 silence outside is told as such, in time, and forgotten afterwards")
  protected void silence_is_survived() {
    survives(Outside.Failure.SILENT);
  }

  @Test
  @DisplayName("F15 an answer without end is told as no answer, and forgotten afterwards")
  protected void dripping_is_survived() {
    survives(Outside.Failure.DRIPPING);
  }

  @Test
  @DisplayName("F16 rubbish is told as no answer, and forgotten afterwards")
  protected void rubbish_is_survived() {
    survives(Outside.Failure.RUBBISH);
  }

  @Test
  @DisplayName("F17 a refusal is told as no answer, and forgotten afterwards")
  protected void refusal_is_survived() {
    survives(Outside.Failure.REFUSING);
  }

  @Test
  @DisplayName("F18 an answer that is cut is told as no answer, and forgotten afterwards")
  protected void a_cut_is_survived() {
    survives(Outside.Failure.CUT);
  }

  private void survives(Outside.Failure how) {
    assumeTrue(outside.failures().contains(how), "its outside does not play " + how);
    var told = new HashSet<>(poll(0));
    outside.fails(how);
    var begun = System.nanoTime();
    try {
      for (var seen : poll(1)) assertThat(told.add(seen)).isTrue();
    } catch (OracleUnavailable e) {
      assertThat(e).hasMessageContaining(NAME);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
    outside.recovers();
    var again = new ArrayList<Quotation>();
    for (var number = 2; number < polls() && again.isEmpty(); number++) again.addAll(poll(number));
    assertThat(again).as("after it recovered").isNotEmpty();
    for (var seen : again) assertThat(told.add(seen)).as("%s", seen).isTrue();
  }

  @Test
  @DisplayName("F19 it is closed once, however often it is told to")
  protected void it_is_closed_once() {
    poll(0);
    feed.close();
    feed.close();
  }
}
