package io.plimsoll.application.liquidation;

import static io.plimsoll.domain.testing.DeskFixture.openMarket;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static io.plimsoll.domain.testing.DeskWords.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.health.PlainHealthWatch;
import io.plimsoll.application.liquidation.ForcedSales.Examination;
import io.plimsoll.application.testing.ScriptedVenue;
import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.application.venue.Fill;
import io.plimsoll.application.venue.OrderReport;
import io.plimsoll.application.venue.VenueOrder;
import io.plimsoll.application.venue.VenueUnavailable;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderCommand.Supply;
import io.plimsoll.domain.liquidation.LiquidationEvent.DebtSetOff;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationOpened;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.liquidation.LiquidationEvent.OrderUnfilled;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.liquidation.LiquidationEvent.ShortfallBooked;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.Outcome;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanCommand.DepositCollateral;
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.loan.LoanCommand.OpenLoan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.ListAsset;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketEvent.VenueSuspended;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.testing.Listing;
import io.plimsoll.domain.testing.StoreDesk;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForcedSalesTest extends ExaminedMarket {

  private final ScriptedVenue pool = new ScriptedVenue("pool");

  @BeforeEach
  void open() {
    price("WETH", "2000");
    price("WBTC", "30000");
    price("USDC", "1");
    price("DAI", "1");
    lanes.given(openMarket());
    for (var symbol : List.of("WETH", "WBTC", "USDC", "DAI"))
      lanes.given(Listing.of(token(symbol)).command());
    lanes.given(supply("lena", "1000000 USDC"), supply("lena", "1000000 DAI"), openLoan());
  }

  private Loan.Open loan(String name) {
    return lanes.read(MAIN, (book, _) -> (Loan.Open) book.loan(new LoanId(name))).join();
  }

  private Outcome outcome() {
    return lanes.events(MAIN, LiquidationClosed.class).getLast().outcome();
  }

  /** 10 WETH against 16,000 USDC, and the price falls: at 1,900 half may be sold. */
  private void sink(String price) {
    lanes.given(deposit("10 WETH"), draw("16000 USDC"));
    price("WETH", price);
  }

  @Test
  void a_healthy_book_is_left_alone() {
    lanes.given(deposit("10 WETH"), draw("16000 USDC"));
    assertThat(examine(pool.takes(amount("100 WETH"), USDC.id(), "1990")))
        .isEqualTo(new Examination(0, 0, 0, 0));
    assertThat(lanes.events(MAIN, LiquidationOpened.class)).isEmpty();
  }

  @Test
  void a_loan_below_1_is_sold_back_above_it() {
    sink("1900");
    assertThat(examine(pool.takes(amount("100 WETH"), USDC.id(), "1890")))
        .isEqualTo(new Examination(1, 1, 1, 0));
    var sold = lanes.events(MAIN, LotSold.class).getFirst();
    // 8,040 / 1,890, up
    assertThat(sold.sold()).isEqualTo(amount("4.253968253968253969 WETH"));
    assertThat(sold.repaid()).isEqualTo(amount("8000 USDC"));
    assertThat(sold.fee()).isEqualTo(amount("40 USDC"));
    assertThat(outcome()).isEqualTo(Outcome.RESTORED);
    assertThat(watch.underLiquidation(MAIN)).isEmpty();
  }

  @Test
  void where_the_desk_takes_loans_over_it_does_so_at_once_and_asks_no_venue() {
    var store = new MarketId("store");
    lanes.given(
        new OpenMarket(
            store,
            USD,
            new MarketTerms(USD.zero(), LiquidationPolicy.standard(USD), Profile.COMET)),
        new ListAsset(store, USDC, StoreDesk.usdc().terms()),
        new ListAsset(store, WETH, StoreDesk.collateral(Listing.of(WETH)).terms()),
        new Supply(
            store, new AccountId("lena"), USDC.id(), new Quantity.Exactly(new BigDecimal("50000"))),
        new OpenLoan(store, new LoanId("S1"), new BorrowerId("ana")),
        new DepositCollateral(
            store, new LoanId("S1"), WETH.id(), new Quantity.Exactly(BigDecimal.TEN)),
        new Draw(
            store, new LoanId("S1"), USDC.id(), new Quantity.Exactly(new BigDecimal("16000"))));
    price("WETH", "1800");
    var done = sales(watch, List.of(pool)).examine(store).join();
    assertThat(done).isEqualTo(new Examination(1, 1, 0, 0));
    assertThat(lanes.events(store, LiquidationClosed.class).getLast().outcome())
        .isEqualTo(Outcome.ABSORBED);
  }

  @Test
  void the_loan_that_lacks_most_is_opened_and_sold_first() {
    lanes.given(deposit("10 WETH"), draw("15000 USDC"));
    lanes.given(openLoan("L4", "ben"), deposit("L4", "1 WETH"), draw("L4", "1600 USDC"));
    for (var n : List.of(2, 3))
      lanes.given(
          openLoan("L" + n, "ben"),
          deposit("L" + n, "10 WETH"),
          draw("L" + n, "1550" + n + " USDC"));
    price("WETH", "1810");
    assertThat(examine(pool.takes(amount("1000 WETH"), USDC.id(), "1805")).opened()).isEqualTo(4);
    assertThat(lanes.events(MAIN, LiquidationOpened.class).stream().map(e -> e.loan().text()))
        .as("L4 has the worst health and the smallest debt")
        .containsExactly("L3", "L2", "L4", "L1");
    assertThat(
            lanes.events(MAIN, SaleOrdered.class).stream()
                .map(e -> e.liquidation().loan().text())
                .distinct())
        .containsExactly("L3", "L2", "L4", "L1");
  }

  @Test
  void partial_fills_go_on_until_the_loan_is_back() {
    sink("1900");
    var shallow = pool.takes(amount("0.1 WETH"), USDC.id(), "1890");
    var deep = new ScriptedVenue("deep").takes(amount("100 WETH"), USDC.id(), "1850");
    assertThat(examine(shallow, deep).sales()).isEqualTo(1);
    assertThat(lanes.events(MAIN, LotSold.class).getFirst().venue()).isEqualTo(deep.id());

    lanes.given(openLoan("L2", "ben"), deposit("L2", "10 WETH"), draw("L2", "15200 USDC"));
    price("WETH", "1820");
    var first = new ScriptedVenue("first").takes(amount("0.2 WETH"), USDC.id(), "1815");
    assertThat(examine(first)).isEqualTo(new Examination(1, 1, 1, 1));
    assertThat(examine(first.takes(amount("0.3 WETH"), USDC.id(), "1815")).waiting()).isEqualTo(1);
    assertThat(examine(first.takes(amount("100 WETH"), USDC.id(), "1815")))
        .isEqualTo(new Examination(1, 0, 1, 0));
    assertThat(first.fills().keySet())
        .containsExactlyInAnyOrder("main/L2.1-1", "main/L2.1-2", "main/L2.1-3");
  }

  @Test
  void without_a_venue_the_case_waits() {
    sink("1900");
    assertThat(examine()).isEqualTo(new Examination(1, 1, 0, 1));
    assertThat(examine(pool)).isEqualTo(new Examination(1, 0, 0, 1));
    assertThat(lanes.events(MAIN, SaleOrdered.class)).isEmpty();
    assertThat(examine(pool.takes(amount("100 WETH"), USDC.id(), "1890")).sales()).isEqualTo(1);
  }

  @Test
  void a_venue_below_the_bound_gets_nothing() {
    sink("1900");
    assertThat(examine(pool.takes(amount("100 WETH"), USDC.id(), "1809.5")))
        .isEqualTo(new Examination(1, 1, 0, 1));
    assertThat(pool.asked()).isEmpty();
  }

  @Test
  void a_venue_that_cannot_be_asked_does_not_keep_others_from_buying() {
    sink("1900");
    var silent = new ScriptedVenue("silent").unreachable();
    assertThat(examine(silent, pool.takes(amount("100 WETH"), USDC.id(), "1850")).sales())
        .isEqualTo(1);
  }

  @Test
  void an_order_without_an_answer_is_asked_about_and_booked_once() {
    sink("1900");
    pool.takes(amount("100 WETH"), USDC.id(), "1890").fillingSilently();
    assertThat(examine(pool)).isEqualTo(new Examination(1, 1, 0, 1));
    assertThat(loan("L1").collateralOf(WETH)).isEqualTo(amount("10 WETH"));
    assertThat(examine(pool)).isEqualTo(new Examination(1, 0, 0, 1));

    assertThat(examine(pool.answering())).isEqualTo(new Examination(1, 0, 1, 0));
    assertThat(pool.asked()).as("sent once").containsExactly("main/L1.1-1");
    assertThat(pool.fills()).hasSize(1);
    assertThat(lanes.events(MAIN, LotSold.class)).hasSize(1);
  }

  @Test
  void after_a_restart_an_order_under_way_is_not_filled_twice() {
    sink("1900");
    examine(pool.takes(amount("100 WETH"), USDC.id(), "1890").fillingSilently());
    var reborn = new PlainHealthWatch();
    reborn.follow(loan("L1"));

    var after = examine(reborn, List.of(pool.answering()));

    assertThat(after.sales()).isEqualTo(1);
    assertThat(pool.fills()).containsOnlyKeys("main/L1.1-1");
    assertThat(lanes.events(MAIN, SaleOrdered.class)).hasSize(1);
    assertThat(loan("L1").collateralOf(WETH)).isEqualTo(amount("5.746031746031746031 WETH"));
  }

  @Test
  void an_order_that_never_reached_the_venue_lapses_before_another_is_sent() {
    sink("1900");
    var offered = pool.takes(amount("100 WETH"), USDC.id(), "1890");
    var moody = new VenueThatGoesSilent(offered);
    assertThat(examine(moody).waiting()).isEqualTo(1);
    assertThat(examine(offered)).as("it may still arrive").isEqualTo(new Examination(1, 0, 0, 1));
    assertThat(offered.fills()).isEmpty();
    clock.advance(offered.validity().plusSeconds(1));
    examine(offered);
    assertThat(examine(offered).sales() + offered.fills().size()).isPositive();
    assertThat(offered.fills()).containsOnlyKeys("main/L1.1-2");
    assertThat(lanes.events(MAIN, LotSold.class)).hasSize(1);
  }

  /** Quotes, and is gone when the order comes. */
  private record VenueThatGoesSilent(ScriptedVenue venue) implements ExecutionVenue {
    @Override
    public VenueId id() {
      return venue.id();
    }

    @Override
    public Optional<SaleQuote> quote(Lot lot) {
      return venue.quote(lot);
    }

    @Override
    public OrderReport place(VenueOrder order, Instant now) {
      throw new VenueUnavailable(id(), new IllegalStateException("gone"));
    }

    @Override
    public OrderReport status(VenueOrder order, Instant now) {
      return venue.status(order, now);
    }
  }

  @Test
  void who_does_not_answer_three_times_is_left_alone_until_the_next_examination() {
    lanes.given(deposit("10 WETH"), draw("16000 USDC"));
    for (var n = 2; n < 10; n++)
      lanes.given(
          openLoan("L" + n, "ben"), deposit("L" + n, "10 WETH"), draw("L" + n, "16000 USDC"));
    price("WETH", "1900");
    var gone = new VenueThatGoesSilent(pool.takes(amount("100 WETH"), USDC.id(), "1890"));
    examine(gone);
    assertThat(lanes.events(MAIN, SaleOrdered.class)).hasSize(3);
  }

  @Test
  void more_sold_than_was_ordered_is_not_booked_and_the_venue_suspended() {
    sink("1900");
    var lying = new LyingVenue(pool.takes(amount("100 WETH"), USDC.id(), "1890"));
    assertThat(examine(lying)).isEqualTo(new Examination(1, 1, 0, 1));
    assertThat(examine(lying)).isEqualTo(new Examination(1, 0, 0, 1));
    assertThat(lanes.events(MAIN, VenueSuspended.class)).hasSize(1);
    assertThat(lanes.events(MAIN, LotSold.class)).isEmpty();
    assertThat(lanes.events(MAIN, SaleOrdered.class)).hasSize(1);
  }

  /** Says that it sold a token more than it was given. */
  private record LyingVenue(ScriptedVenue venue) implements ExecutionVenue {
    @Override
    public VenueId id() {
      return venue.id();
    }

    @Override
    public Optional<SaleQuote> quote(Lot lot) {
      return venue.quote(lot);
    }

    @Override
    public OrderReport place(VenueOrder order, Instant now) {
      return status(order, now);
    }

    @Override
    public OrderReport status(VenueOrder order, Instant now) {
      var lot = order.lot();
      return OrderReport.done(order, new Fill(lot.quantity().plus(amount("1 WETH")), lot.wanted()));
    }
  }

  @Test
  void an_order_at_a_venue_that_is_configured_no_more_stands() {
    sink("1900");
    examine(pool.takes(amount("100 WETH"), USDC.id(), "1890").fillingSilently());
    var other = new ScriptedVenue("other").takes(amount("100 WETH"), USDC.id(), "1890");
    assertThat(examine(other)).isEqualTo(new Examination(1, 0, 0, 1));
    assertThat(other.asked()).isEmpty();
  }

  @Test
  void a_quote_that_comes_to_nothing_leaves_the_case_for_the_next_examination() {
    sink("1900");
    examine(pool.takes(amount("100 WETH"), USDC.id(), "1890").unreachable());
    examine(new VenueThatGoesSilent(pool.answering()));
    pool.takes(amount("0 WETH"), USDC.id(), "1890");
    clock.advance(pool.validity().plusSeconds(1));
    assertThat(examine(pool)).isEqualTo(new Examination(1, 0, 0, 1));
    assertThat(lanes.events(MAIN, OrderUnfilled.class)).hasSize(1);
  }

  @Test
  void a_loan_that_healed_by_itself_is_let_go_unsold() {
    sink("1900");
    examine();
    price("WETH", "2000");
    assertThat(examine(pool.takes(amount("100 WETH"), USDC.id(), "1990")))
        .isEqualTo(new Examination(0, 0, 0, 0));
    assertThat(outcome()).isEqualTo(Outcome.CURED);
    assertThat(pool.asked()).isEmpty();
    assertThat(loan("L1").liquidation()).isEmpty();
  }

  @Test
  void what_the_last_collateral_does_not_bring_is_bad_debt() {
    sink("1000");
    assertThat(examine(pool.takes(amount("100 WETH"), USDC.id(), "960")))
        .isEqualTo(new Examination(1, 1, 1, 0));
    assertThat(lanes.events(MAIN, ShortfallBooked.class).getFirst().shortfall())
        .isEqualTo(amount("6400 USDC"));
    assertThat(outcome()).isEqualTo(Outcome.WRITTEN_OFF);
    assertThat(watch.indebted(MAIN)).isZero();
  }

  @Test
  void several_debts_and_collaterals_are_sold_lot_by_lot() {
    lanes.given(deposit("10 WETH"), deposit("1 WBTC"), draw("20000 USDC"), draw("19000 DAI"));
    price("WETH", "1000");
    price("WBTC", "20000");
    for (var pair : List.of("WETH USDC", "WETH DAI", "WBTC USDC", "WBTC DAI")) {
      var of = pair.split(" ", -1);
      var isEther = of[0].equals("WETH");
      pool.takes(
          amount((isEther ? "1000 " : "100 ") + of[0]),
          new AssetId(of[1]),
          isEther ? "980" : "19500");
    }
    assertThat(examine(pool).sales()).isGreaterThanOrEqualTo(2);
    assertThat(outcome()).isEqualTo(Outcome.WRITTEN_OFF);
    assertThat(loan("L1").assets()).isEmpty();
  }

  @Test
  void collateral_without_a_buyer_does_not_keep_the_other_from_being_sold() {
    lanes.given(deposit("10 WETH"), deposit("1 WBTC"), draw("39000 USDC"));
    price("WETH", "1600");
    pool.takes(amount("100 WETH"), USDC.id(), "1590");
    assertThat(examine(pool).sales()).isEqualTo(1);
    assertThat(loan("L1").collateralOf(WBTC)).isEqualTo(amount("1 WBTC"));
  }

  @Test
  void what_is_held_in_the_asset_owed_needs_no_venue() {
    lanes.given(deposit("10 WETH"), deposit("3000 USDC"), draw("18400 USDC"));
    price("WETH", "1900");
    assertThat(examine().waiting()).isZero();
    assertThat(lanes.events(MAIN, DebtSetOff.class)).hasSize(1);
    assertThat(outcome()).isEqualTo(Outcome.RESTORED);
  }

  @Test
  void a_stale_price_stops_the_sale_and_a_fresh_one_resumes_it() {
    sink("1900");
    clock.advance(Duration.ofHours(3));
    pool.takes(amount("100 WETH"), USDC.id(), "1890");
    assertThat(examine(pool)).isEqualTo(new Examination(1, 0, 0, 0));
    for (var asset : List.of("WETH", "USDC")) price(asset, asset.equals("WETH") ? "1900" : "1");
    assertThat(examine(pool).sales()).isEqualTo(1);
  }

  @Test
  void examinations_of_a_market_run_one_after_another() {
    sink("1900");
    var sales = sales(watch, List.of(pool.takes(amount("100 WETH"), USDC.id(), "1890")));
    var all = IntStream.range(0, 8).mapToObj(_ -> sales.examine(MAIN)).toList();
    assertThat(all.stream().mapToInt(one -> one.join().sales()).sum()).isEqualTo(1);
    assertThat(lanes.events(MAIN, LiquidationOpened.class)).hasSize(1);
  }

  @Test
  void after_the_examination_no_loan_is_left_below_1() {
    lanes.given(supply("lena", "9000000 USDC"));
    for (var n = 2; n < 40; n++)
      lanes.given(
          openLoan("L" + n, "ben"),
          deposit("L" + n, n + " WETH"),
          draw("L" + n, n * (1_000 + 15 * n) + " USDC"));
    price("WETH", "1500");
    var examination = examine(pool.takes(amount("100000 WETH"), USDC.id(), "1495"));
    assertThat(examination.below()).isBetween(5, 37);
    assertThat(examination.waiting()).isZero();
    assertThat(lanes.read(MAIN, (book, facts) -> watch.below(Wad.ONE, book, facts)).join())
        .isEmpty();
  }
}
