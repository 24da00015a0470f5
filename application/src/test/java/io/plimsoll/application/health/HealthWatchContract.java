package io.plimsoll.application.health;

import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.choose;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.end;
import static io.plimsoll.domain.testing.DeskWords.openLiquidation;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.pledge;
import static io.plimsoll.domain.testing.DeskWords.repay;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.health.HealthWatch.Standing;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.ForAll;
import io.plimsoll.domain.testing.Grouping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every health watch does. An adapter that has to be told of prices overrides {@link #priced}.
 */
public abstract class HealthWatchContract {

  /** A watch that follows nothing yet. */
  protected abstract HealthWatch watch();

  /** Told before a look of every price that changed. */
  protected void priced(HealthWatch watch, MarketId market, Price price) {}

  private static final Wad LINE = Wad.ONE;

  private final DeskFixture desk = DeskFixture.desk();

  private static LoanId loan(String name) {
    return new LoanId(name);
  }

  private void open(String name, String collateral, String debt) {
    if (!name.equals("L1")) desk.given(openLoan(name, "ben"));
    desk.given(deposit(name, collateral), draw(name, debt));
  }

  private void followAll(HealthWatch watch) {
    desk.book().every(Loan.Open.class).forEach(watch::follow);
  }

  private List<Standing> look(HealthWatch watch, Wad line) {
    desk.facts().prices().byAsset().values().forEach(quoted -> priced(watch, MAIN, quoted.price()));
    return watch.below(line, desk.book(), desk.facts());
  }

  /** What the rules say, loan by loan. */
  private List<Standing> expected(Wad line) {
    return desk.book()
        .every(Loan.Open.class)
        .flatMap(
            loan ->
                desk.valuation(loan.id()).health() instanceof HealthFactor.Of(var health)
                        && health.compareTo(line) < 0
                    ? List.of(
                        new Standing(loan.id(), health, desk.valuation(loan.id()).debtValue()))
                        .stream()
                    : List.<Standing>of().stream())
        .sorted(Comparator.comparing(Standing::health).thenComparing(Standing::loan))
        .toList();
  }

  @Test
  void a_watch_that_follows_nothing_names_nothing() {
    var watch = watch();
    assertThat(look(watch, LINE)).isEmpty();
    assertThat(watch.underLiquidation(MAIN)).isEmpty();
    assertThat(watch.indebted(MAIN)).isZero();
  }

  @Test
  void the_worst_come_first_and_equals_by_name() {
    open("L1", "10 WETH", "16000 USDC");
    open("L3", "10 WETH", "15900 USDC");
    open("L2", "10 WETH", "15900 USDC");
    open("L4", "10 WETH", "10000 USDC");
    var watch = watch();
    followAll(watch);
    desk.priced("WETH", "1900");

    assertThat(look(watch, LINE).stream().map(Standing::loan))
        .containsExactly(loan("L1"), loan("L2"), loan("L3"));
    assertThat(look(watch, LINE).getFirst().health()).isEqualTo(Wad.of("0.9796875"));
    assertThat(watch.indebted(MAIN)).isEqualTo(4);
  }

  @Test
  void a_loan_exactly_at_the_line_is_not_below_it() {
    open("L1", "1.25 WETH", "1650 USDC");
    var watch = watch();
    followAll(watch);
    desk.priced("WETH", "1600");
    assertThat(look(watch, LINE)).isEmpty();
    desk.priced("WETH", "1599.999999999999999999");
    assertThat(look(watch, LINE)).hasSize(1);
  }

  @Test
  void the_line_may_lie_anywhere() {
    open("L1", "10 WETH", "8250 USDC");
    var watch = watch();
    followAll(watch);
    assertThat(look(watch, Wad.of("2"))).isEmpty();
    assertThat(look(watch, Wad.of("2.000000000000000001"))).hasSize(1);
  }

  @Test
  void interest_alone_brings_a_loan_below() {
    open("L1", "1.25 WETH", "1650 USDC");
    var watch = watch();
    followAll(watch);
    desk.priced("WETH", "1600.00001");
    assertThat(look(watch, LINE)).isEmpty();
    desk.after(Duration.ofDays(1));
    assertThat(look(watch, LINE)).hasSize(1);
  }

  @Test
  void a_loan_is_followed_as_it_changes() {
    open("L1", "10 WETH", "16000 USDC");
    var watch = watch();
    followAll(watch);
    desk.priced("WETH", "1900").given(deposit("1 WETH"));
    watch.follow(desk.loan());
    assertThat(look(watch, LINE)).isEmpty();
    desk.given(draw("500 USDC")).priced("WETH", "1800");
    watch.follow(desk.loan());
    assertThat(look(watch, LINE)).hasSize(1);
    desk.given(repay("max USDC"));
    watch.follow(desk.loan());
    assertThat(look(watch, LINE)).isEmpty();
    assertThat(watch.indebted(MAIN)).isZero();
  }

  @Test
  void a_case_under_way_is_named_until_it_ends() {
    open("L1", "10 WETH", "16000 USDC");
    var watch = watch();
    desk.priced("WETH", "1900").given(openLiquidation());
    followAll(watch);
    assertThat(watch.underLiquidation(MAIN)).containsExactly(loan("L1"));
    desk.given(repay("max USDC"));
    watch.follow(desk.loan());
    assertThat(watch.underLiquidation(MAIN)).containsExactly(loan("L1"));
    assertThat(watch.indebted(MAIN)).isZero();
    desk.given(end());
    watch.follow(desk.loan());
    assertThat(watch.underLiquidation(MAIN)).isEmpty();
  }

  @Test
  void markets_are_watched_apart() {
    open("L1", "10 WETH", "16000 USDC");
    var watch = watch();
    followAll(watch);
    var other = new MarketId("other");
    assertThat(watch.indebted(other)).isZero();
    assertThat(watch.underLiquidation(other)).isEmpty();
  }

  @Test
  void a_loan_without_a_price_is_not_named() {
    open("L1", "10 WETH", "16000 USDC");
    var watch = watch();
    followAll(watch);
    desk.priced("WETH", "1000").unpriced("USDC");
    assertThat(watch.below(LINE, desk.book(), desk.facts())).isEmpty();
  }

  @Test
  void pledged_shares_carry_a_loan_further_as_they_earn() {
    desk.given(supply("ana", "1.25 WETH"), pledge("ana", "max WETH"), draw("1650 USDC"))
        .given(openLoan("L2", "ben"), deposit("L2", "5000 DAI"), draw("L2", "1 WETH"));
    var watch = watch();
    followAll(watch);
    desk.after(Duration.ofDays(30)).priced("WETH", "1600");
    assertThat(look(watch, LINE)).isEqualTo(expected(LINE)).isEmpty();
    desk.priced("WETH", "1570");
    assertThat(look(watch, LINE)).isEqualTo(expected(LINE)).hasSize(1);
  }

  @Test
  void a_category_that_is_changed_shows_at_the_next_look() {
    var dollars = Grouping.of("stable").holding(USDC).lending(DAI);
    desk.given(dollars.command(), choose("stable"));
    open("L1", "10000 USDC", "9000 DAI");
    var watch = watch();
    followAll(watch);
    assertThat(look(watch, LINE)).isEmpty();
    desk.given(Grouping.of("stable", 8_000, 8_900, 100).holding(USDC).lending(DAI).command());
    assertThat(look(watch, LINE)).isEqualTo(expected(LINE)).hasSize(1);
  }

  /** Many loans of one to three collaterals and debts, and prices that move at random. */
  @Test
  void what_it_names_is_what_the_rules_say_whatever_the_prices() {
    var random = ForAll.random(7);
    desk.given(supply("lena", "9000000 USDC"), supply("ben", "9000 WETH"))
        .given(Grouping.of("ether", 8_500, 9_000, 300).holding(WETH).lending(USDC, DAI).command());
    for (var n = 2; n < 60; n++) {
      var name = "R" + n;
      desk.given(openLoan(name, "ben"), deposit(name, n + ".123456789 WETH"));
      if (n % 2 == 0) desk.given(deposit(name, "0." + n + " WBTC"));
      if (n % 5 == 0) desk.given(pledge(name, "ben", n + ".5 WETH"));
      if (n % 7 == 0) desk.given(choose(name, "ether"));
      desk.given(draw(name, n * (500 + random.nextInt(1_000)) + ".000001 USDC"));
      if (n % 3 == 0) desk.given(draw(name, n * 100 + ".1 DAI"));
    }
    desk.given(deposit("900000 USDC"), draw("300 WETH"));
    var watch = watch();
    followAll(watch);
    var named = new ArrayList<Integer>();
    for (var tick = 0; tick < 100; tick++) {
      desk.after(Duration.ofSeconds(random.nextInt(1_000_000)))
          .priced("WETH", 700 + random.nextInt(1_500) + "." + random.nextInt(1_000_000))
          .priced("WBTC", 10_000 + random.nextInt(30_000) + "." + random.nextInt(1_000_000))
          .priced("USDC", "1.0" + random.nextInt(1_000));
      assertThat(look(watch, LINE)).isEqualTo(expected(LINE));
      assertThat(look(watch, Wad.of("1.1"))).isEqualTo(expected(Wad.of("1.1")));
      named.add(expected(LINE).size());
    }
    assertThat(named).as("the prices did sink some and not all").anyMatch(n -> n > 0 && n < 58);
  }
}
