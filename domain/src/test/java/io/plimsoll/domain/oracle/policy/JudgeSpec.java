package io.plimsoll.domain.oracle.policy;

import static io.plimsoll.domain.testing.DeskFixture.START;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Finding;
import io.plimsoll.domain.oracle.Finding.AtFloor;
import io.plimsoll.domain.oracle.Finding.CapHit;
import io.plimsoll.domain.oracle.Finding.Jumped;
import io.plimsoll.domain.oracle.Finding.NoQuorum;
import io.plimsoll.domain.oracle.Finding.NotPositive;
import io.plimsoll.domain.oracle.Finding.OutOfBand;
import io.plimsoll.domain.oracle.Finding.TooWide;
import io.plimsoll.domain.oracle.Particulars;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.oracle.Quoted;
import io.plimsoll.domain.oracle.Sighting;
import io.plimsoll.domain.oracle.Testimony;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JudgeSpec {

  private static final BasisPoints TWO_PERCENT = BasisPoints.of("0.02");
  private static final Duration HOUR = Duration.ofHours(1);

  private static long numbers;

  private static Sighting word(String value, Instant at) {
    return new Sighting(++numbers, Wad.of(value), at, Particulars.NONE);
  }

  private static Testimony says(String source, String value) {
    return Testimony.of(source, word(value, START));
  }

  private static Testimony longAgo(String source, String value) {
    return Testimony.of(source, word(value, START.minus(HOUR).minusMillis(1)));
  }

  /** Minute by minute up to now. */
  private static Testimony walked(String source, String... values) {
    var at = START.minusSeconds(60L * (values.length - 1));
    var testimony = Testimony.of(source, word(values[0], at));
    for (var i = 1; i < values.length; i++)
      testimony = testimony.then(word(values[i], at.plusSeconds(60L * i)), HOUR);
    return testimony;
  }

  private static PricePolicy by(Combination combination, Checks checks) {
    return new PricePolicy(
        combination,
        HOUR,
        new TreeMap<>(),
        checks,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static PricePolicy by(Combination combination) {
    return by(combination, Checks.NONE);
  }

  private static PricePolicy measured(Checks checks) {
    return by(new Combination.Newest(), checks);
  }

  private static Checks jump(String most, Duration window) {
    return new Checks(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Checks.Jump(BasisPoints.of(most), window)),
        Optional.empty());
  }

  private static Quoted judged(PricePolicy policy, Testimony... heard) {
    return judgedAt(START, policy, heard);
  }

  private static Quoted judgedAt(Instant now, PricePolicy policy, Testimony... heard) {
    return new Judge(policy, WETH, USD, now).of(List.of(heard), Optional.empty()).orElseThrow();
  }

  private static void acts(Quoted quoted, String price, Finding... findings) {
    assertThat(quoted.price().perWhole()).isEqualTo(Wad.of(price));
    assertThat(quoted.findings()).containsExactly(findings);
  }

  private static final Combination MEDIAN = new Combination.Median(2, TWO_PERCENT);
  private static final Combination PIVOT =
      new Combination.Pivot("main", "pivot", Optional.of("fallback"), TWO_PERCENT);

  @Test
  void nobody_has_said_anything() {
    assertThat(new Judge(PricePolicy.STANDARD, WETH, USD, START).of(List.of(), Optional.empty()))
        .isEmpty();
  }

  @Test
  void by_default_the_newest_word_counts_however_old_it_is() {
    acts(judged(PricePolicy.STANDARD, longAgo("a", "1990"), says("b", "2000")), "2000");
    acts(judged(PricePolicy.STANDARD, longAgo("a", "1990")), "1990");
  }

  @Test
  void of_three_the_middle_one_counts_and_one_liar_changes_nothing() {
    acts(judged(by(MEDIAN), says("a", "2000"), says("b", "2001"), says("c", "2002")), "2001");
    acts(judged(by(MEDIAN), says("a", "2000"), says("b", "2001"), says("c", "1")), "2000");
    acts(judged(by(MEDIAN), says("a", "2000"), says("b", "2001"), says("c", "9999")), "2001");
  }

  @Test
  void of_two_the_lower_one_counts_if_they_agree() {
    var two = judged(by(MEDIAN), says("a", "2000"), says("b", "2040"));
    acts(two, "2000");
    assertThat(two.lower().perWhole()).isEqualTo(Wad.of("2000"));
    assertThat(two.upper().perWhole()).as("for a new debt").isEqualTo(Wad.of("2040"));
    acts(
        judged(by(MEDIAN), says("a", "2000"), says("b", "2040.000000000000000001")),
        "2000",
        new NoQuorum(1, 2));
  }

  @Test
  void who_has_no_heartbeat_is_not_asked() {
    acts(judged(by(MEDIAN), longAgo("a", "1"), says("b", "2000"), says("c", "2010")), "2000");
    acts(judged(by(MEDIAN), longAgo("a", "1"), says("b", "2000")), "2000", new NoQuorum(1, 2));
    acts(judged(by(MEDIAN), longAgo("a", "1")), "1", new NoQuorum(0, 2));
  }

  @Test
  void a_source_may_have_a_heartbeat_of_its_own() {
    var quick =
        new PricePolicy(
            MEDIAN,
            HOUR,
            new TreeMap<>(Map.of("a", Duration.ofMinutes(1))),
            Checks.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var heard = new Testimony[] {says("a", "1990"), says("b", "2000"), says("c", "2010")};
    acts(judgedAt(START.plusSeconds(60), quick, heard), "2000");
    acts(judgedAt(START.plusSeconds(60).plusMillis(1), quick, heard), "2000");
    acts(
        judgedAt(
            START.plusSeconds(61), quick, says("a", "1"), says("b", "2000"), says("c", "2010")),
        "2000");
  }

  @Test
  void who_is_doubtful_by_himself_is_not_asked_while_others_are_not() {
    var policy = by(MEDIAN, jump("0.2", HOUR));
    var pumped = walked("c", "2000", "2000", "2000", "2800");
    acts(judged(policy, says("a", "2000"), says("b", "2810"), pumped), "2000", new NoQuorum(1, 2));
    acts(judged(policy, says("a", "2000"), says("b", "2010"), pumped), "2000");
  }

  @Test
  void the_main_source_counts_while_the_pivot_agrees() {
    acts(judged(by(PIVOT), says("main", "2000"), says("pivot", "2040")), "2000");
    acts(judged(by(PIVOT), says("main", "2000"), says("pivot", "1961")), "2000");
  }

  @Test
  void where_the_pivot_does_not_agree_the_fallback_counts_if_it_does() {
    acts(
        judged(by(PIVOT), says("main", "1000"), says("pivot", "2000"), says("fallback", "2010")),
        "2010");
    acts(judged(by(PIVOT), says("pivot", "2000"), says("fallback", "2010")), "2010");
    acts(
        judged(by(PIVOT), says("main", "2000"), longAgo("pivot", "1"), says("fallback", "2010")),
        "2010");
  }

  @Test
  void where_nobody_agrees_the_main_source_counts_with_a_doubt() {
    acts(
        judged(by(PIVOT), says("main", "1000"), says("pivot", "2000"), says("fallback", "3000")),
        "1000",
        new OutOfBand(Wad.of("1000"), Wad.of("1960"), Wad.of("2040")));
    acts(judged(by(PIVOT), says("main", "2000")), "2000", new NoQuorum(1, 2));
    acts(judged(by(PIVOT), longAgo("main", "2000")), "2000", new NoQuorum(0, 2));
  }

  @Test
  void a_value_outside_its_corridor_is_named() {
    var policy =
        measured(
            new Checks(
                Optional.empty(),
                Optional.of(new Checks.Corridor(Wad.of("0.95"), Wad.of("1.05"))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    acts(judged(policy, says("a", "0.95")), "0.95");
    acts(judged(policy, says("a", "1.05")), "1.05");
    acts(
        judged(policy, says("a", "1.050000000000000001")),
        "1.050000000000000001",
        new OutOfBand(Wad.of("1.050000000000000001"), Wad.of("0.95"), Wad.of("1.05")));
  }

  @Test
  void a_value_at_its_floor_is_named() {
    var policy =
        measured(
            new Checks(
                Optional.empty(),
                Optional.empty(),
                Optional.of(Wad.of("0.1")),
                Optional.empty(),
                Optional.empty()));
    acts(judged(policy, says("a", "0.11")), "0.11");
    acts(judged(policy, says("a", "0.1")), "0.1", new AtFloor(Wad.of("0.1"), Wad.of("0.1")));
  }

  @Test
  void a_jump_is_measured_against_the_average_before_it() {
    var policy = measured(jump("0.1", Duration.ofMinutes(3)));
    acts(judged(policy, walked("a", "1000", "1000", "1000", "1100")), "1100");
    acts(
        judged(policy, walked("a", "1000", "1000", "1000", "1200")),
        "1200",
        new Jumped(Wad.of("1200"), Wad.of("1000"), Wad.of("0.2"), BasisPoints.of("0.1")));
    // Two of three minutes at the new price: the average is 1133.33…, and 1200 within a tenth.
    acts(judged(policy, walked("a", "1000", "1000", "1200", "1200", "1200")), "1200");
    acts(judged(policy, says("a", "5")), "5");
  }

  @Test
  void a_source_without_a_past_is_measured_by_the_others() {
    var policy = measured(jump("0.1", Duration.ofMinutes(3)));
    var known = walked("a", "1000", "1000", "1000", "1000");
    var pump = Testimony.of("new", word("1400", START.plusMillis(1)));
    acts(
        judgedAt(START.plusMillis(1), policy, known, pump),
        "1400",
        new Jumped(Wad.of("1400"), Wad.of("1000"), Wad.of("0.4"), BasisPoints.of("0.1")));
    var again = pump.then(word("1400", START.plusMillis(2)), HOUR);
    assertThat(judgedAt(START.plusMillis(2), policy, known, again).findings())
        .as("said twice it is no truer")
        .hasSize(1);
  }

  @Test
  void a_growing_value_is_cut_to_what_it_can_have_grown_to() {
    var cap = new GrowthCap(Wad.of("1.12"), START, BasisPoints.of("0.1"));
    var policy =
        measured(
            new Checks(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(cap)));
    var later = START.plus(Duration.ofDays(365));
    assertThat(cap.at(START.minusSeconds(1))).isEqualTo(Wad.of("1.12"));
    assertThat(cap.at(later)).isEqualTo(Wad.of("1.232"));
    acts(judged(policy, says("a", "1.12")), "1.12");
    acts(judgedAt(later, policy, says("a", "1.232")), "1.232");
    var cut = judged(policy, says("a", "1.13"));
    acts(cut, "1.12", new CapHit(Wad.of("1.13"), Wad.of("1.12")));
    assertThat(cut.lower().perWhole()).isEqualTo(Wad.of("1.12"));
    assertThat(cut.upper().perWhole())
        .as("a debt does not count for less than its source says")
        .isEqualTo(Wad.of("1.13"));
    assertThat(cut.value()).isEqualTo(Wad.of("1.13"));
  }

  @Test
  void collateral_counts_at_the_bid_and_debt_at_the_ask() {
    var said = Particulars.NONE.between(new BigDecimal("1990"), new BigDecimal("2005"));
    var quoted =
        judged(
            PricePolicy.STANDARD, Testimony.of("a", new Sighting(1, Wad.of("2000"), START, said)));
    acts(quoted, "2000");
    assertThat(quoted.lower().perWhole()).isEqualTo(Wad.of("1990"));
    assertThat(quoted.upper().perWhole()).isEqualTo(Wad.of("2005"));
  }

  @Test
  void sides_or_a_confidence_that_leave_too_much_room_are_named() {
    var policy =
        measured(
            new Checks(
                Optional.of(BasisPoints.of("0.01")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    for (var said :
        List.of(
            Particulars.NONE.between(new BigDecimal("1990"), new BigDecimal("2010")),
            Particulars.NONE.within(new BigDecimal("10"))))
      acts(judged(policy, Testimony.of("a", new Sighting(1, Wad.of("2000"), START, said))), "2000");
    for (var said :
        List.of(
            Particulars.NONE.between(new BigDecimal("1990"), new BigDecimal("2011")),
            Particulars.NONE.within(new BigDecimal("10.5"))))
      acts(
          judged(policy, Testimony.of("a", new Sighting(1, Wad.of("2000"), START, said))),
          "2000",
          new TooWide(Wad.of("0.0105"), BasisPoints.of("0.01")));
  }

  @Test
  void a_refused_word_casts_a_doubt_on_the_one_before_until_the_next() {
    var why = new NotPositive("a", BigDecimal.ZERO);
    var refused = says("a", "2000").refused(why);
    acts(judged(PricePolicy.STANDARD, refused), "2000", why);
    var later = START.plusSeconds(1);
    acts(judgedAt(later, PricePolicy.STANDARD, refused.then(word("1999", later), HOUR)), "1999");
  }

  @Test
  void a_rate_becomes_a_price_by_the_price_it_counts_in() {
    var policy =
        new PricePolicy(
            new Combination.Newest(),
            Duration.ofDays(1),
            new TreeMap<>(),
            Checks.NONE,
            Optional.of(WETH.id()),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    var doubt = new NoQuorum(1, 2);
    var ether =
        new Quoted(
            new Price(7, WETH, USD, Wad.of("2200"), START),
            new Price(7, WETH, USD, Wad.of("2190"), START),
            new Price(7, WETH, USD, Wad.of("2210"), START),
            Wad.of("2200"),
            List.of(doubt),
            Optional.empty());
    var rate = Testimony.of("a", word("1.12", START.minus(Duration.ofHours(20))));
    var judge = new Judge(policy, USDC, USD, START);
    var quoted = judge.of(List.of(rate), Optional.of(ether)).orElseThrow();
    acts(quoted, "2464", doubt);
    assertThat(quoted.lower().perWhole()).isEqualTo(Wad.of("2452.8"));
    assertThat(quoted.upper().perWhole()).isEqualTo(Wad.of("2475.2"));
    assertThat(quoted.price().observedAt())
        .as("a rate is as fresh as the price while its source has a heartbeat")
        .isEqualTo(START);
    assertThat(judge.of(List.of(rate), Optional.empty()))
        .as("no price without the other")
        .isEmpty();
  }

  @Test
  void a_delayed_price_is_acted_on_later_and_the_next_one_is_seen() {
    var policy =
        new PricePolicy(
            new Combination.Newest(),
            HOUR,
            new TreeMap<>(),
            Checks.NONE,
            Optional.empty(),
            Optional.of(Duration.ofMinutes(2)),
            Optional.empty(),
            Optional.empty());
    var walked = walked("a", "1000", "1001", "1002", "1003");
    var quoted = judged(policy, walked);
    acts(quoted, "1001");
    assertThat(quoted.next().orElseThrow().perWhole()).isEqualTo(Wad.of("1003"));
    assertThat(quoted.price().observedAt()).isEqualTo(START);
    acts(judgedAt(START.plusSeconds(60), policy, walked), "1002");
    acts(judgedAt(START.plusSeconds(600), policy, walked), "1003");
    acts(judged(policy, says("a", "5")), "5");
  }

  @Test
  void nothing_new_counts_better_than_the_stable_price() {
    var policy =
        new PricePolicy(
            new Combination.Newest(),
            HOUR,
            new TreeMap<>(),
            Checks.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.of(Duration.ofMinutes(3)),
            Optional.empty());
    var up = judged(policy, walked("a", "1000", "1000", "1000", "1300"));
    acts(up, "1300");
    assertThat(up.lower().perWhole()).isEqualTo(Wad.of("1000"));
    assertThat(up.upper().perWhole()).isEqualTo(Wad.of("1300"));
    var down = judged(policy, walked("a", "1000", "1000", "1000", "700"));
    assertThat(down.lower().perWhole()).isEqualTo(Wad.of("700"));
    assertThat(down.upper().perWhole()).isEqualTo(Wad.of("1000"));
  }

  @Test
  void a_word_strays_only_where_others_stand_by_the_price() {
    var policy = by(MEDIAN);
    var judge = new Judge(policy, WETH, USD, START);
    var heard = List.of(says("a", "2000"), says("b", "2001"), says("c", "1500"));
    var acted = judged(policy, heard.toArray(Testimony[]::new));
    assertThat(judge.agreement(heard.get(1), acted, heard, TWO_PERCENT, 2))
        .isEqualTo(Judge.Agreement.AGREES);
    assertThat(judge.agreement(heard.get(2), acted, heard, TWO_PERCENT, 2))
        .isEqualTo(Judge.Agreement.STRAYS);
    var two = List.of(says("a", "2000"), says("c", "1500"));
    assertThat(judge.agreement(two.getFirst(), Quoted.of(price("1500")), two, TWO_PERCENT, 2))
        .as("one against one")
        .isEqualTo(Judge.Agreement.UNDECIDED);
    assertThat(judge.agreement(two.getFirst(), Quoted.of(price("1500")), two, TWO_PERCENT, 1))
        .isEqualTo(Judge.Agreement.STRAYS);
  }

  private static Price price(String perWhole) {
    return new Price(1, WETH, USD, Wad.of(perWhole), START);
  }
}
