package io.plimsoll.adapter.persistence.jpa;

import static io.plimsoll.adapter.persistence.jpa.WrittenBook.DAI;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.USD;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.USDC;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.WETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.adapter.persistence.jpa.liquidation.JpaLiquidationBook;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.loanbook.LiquidationSummary;
import io.plimsoll.application.loanbook.SaleRecord;
import io.plimsoll.application.loanbook.SaleTotals;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotAuctioned;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.liquidation.LiquidationEvent.ShortfallBooked;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.Outcome;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the liquidation book promises, on any database. */
abstract class LiquidationBookContract {

  private static final MarketId MAIN = new MarketId("main");

  @Autowired private JpaLiquidationBook liquidations;
  @Autowired private TestDesk.Feed feed;

  @BeforeEach
  void nothing_has_happened() {
    feed.forgetEverything();
  }

  @Test
  void a_case_is_open_until_it_closes_and_counts_its_sales() {
    var book = WrittenBook.market("main").borrowed("L1").after(Duration.ofMinutes(1));
    book.price(WETH, "1100").liquidate("L1");
    feed.one(liquidations, book.news());
    var open = find("L1.1");
    assertThat(open.health()).startsWith("0.9777");
    assertThat(open.collateralValue()).isEqualTo(Amount.of("11000", USD));
    assertThat(open.debtValue()).isGreaterThan(Amount.of("9000", USD));
    assertThat(open.outcome()).isEmpty();
    assertThat(open.closedAt()).isEmpty();
    assertThat(open.sales()).isZero();

    book.sell("L1", 99);
    feed.one(liquidations, book.news());
    var closed = find("L1.1");
    assertThat(closed.outcome()).contains(Outcome.RESTORED);
    assertThat(closed.closedAt()).contains(WrittenBook.START.plus(Duration.ofMinutes(1)));
    assertThat(closed.sales()).isEqualTo(1);
    assertThat(closed.shortfall()).isEmpty();
    assertThat(liquidations.find(new LiquidationId("L9.1"))).isEmpty();
  }

  @Test
  void a_case_cannot_go_on_before_it_was_opened() {
    var book = WrittenBook.market("main").borrowed("L1").price(WETH, "1100").liquidate("L1");
    book.news();
    var rest = book.sell("L1", 99).news();
    assertThatThrownBy(() -> feed.one(liquidations, rest))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("L1.1");
  }

  @Test
  void sales_say_who_sold_what_for_how_much() {
    var history = Crash.history();
    feed.one(liquidations, history);

    var sold = event(history, LotSold.class, "L1.1");
    var sale = liquidations.sales(new LiquidationId("L1.1")).getFirst();
    assertThat(sale.version()).isEqualTo(2);
    assertThat(sale.venue()).contains("pool");
    assertThat(sale.order()).contains("L1.1-1");
    assertThat(sale.keeper()).isEmpty();
    assertThat(sale.sold()).isEqualTo(sold.sold());
    assertThat(sale.received()).isEqualTo(sold.received());
    assertThat(sale.atOracle()).isEqualTo(sold.atOracle());
    assertThat(sale.fee()).isEqualTo(sold.fee());
    assertThat(sale.received()).isEqualTo(sale.repaid().plus(sale.fee()).plus(sale.surplus()));
    assertThat(sale.healthBefore().orElseThrow()).startsWith("0.97");
    assertThat(sale.healthAfter().orElseThrow()).startsWith("1.");
    assertThat(sale.at()).isEqualTo(sold.at());

    var called = event(history, CollateralCalled.class, "L2.1");
    var call = liquidations.sales(new LiquidationId("L2.1")).getFirst();
    assertThat(call.keeper()).contains("kim");
    assertThat(call.venue()).isEmpty();
    assertThat(call.received()).isEqualTo(call.repaid()).isEqualTo(Amount.of("2000", USDC));
    assertThat(call.sold()).isEqualTo(called.taken());
    assertThat(call.fee()).isEqualTo(called.fee());
    assertThat(call.fee().token()).isEqualTo(WETH);
    assertThat(call.surplus().isZero()).isTrue();

    var setOff = liquidations.sales(new LiquidationId("L5.1")).getFirst();
    assertThat(setOff.venue()).isEmpty();
    assertThat(setOff.keeper()).isEmpty();
    assertThat(setOff.sold()).isEqualTo(setOff.repaid()).isEqualTo(Amount.of("500", USDC));
  }

  /** 20 and 2 % of 5,085 for the start come first, so that of 1,320 only 1,198.3 pay debt. */
  @Test
  void a_take_at_auction_is_a_sale_of_the_auction_to_a_keeper() {
    var history = AuctionDay.history("main");
    feed.one(liquidations, history);
    var taken = event(history, LotAuctioned.class, "A1.1");
    var sales = liquidations.sales(new LiquidationId("A1.1"));
    var first = sales.getFirst();
    assertThat(first.order()).contains("A1.1-1");
    assertThat(first.keeper()).contains("kim");
    assertThat(first.venue()).isEmpty();
    assertThat(first.sold()).isEqualTo(Amount.of("1", WETH));
    assertThat(first.received()).isEqualTo(Amount.of("1188", USDC));
    assertThat(first.atOracle()).isEqualTo(Amount.of("1100", USDC));
    assertThat(first.reward()).isEqualTo(Amount.of("121.7", USDC));
    assertThat(first.repaid()).isEqualTo(Amount.of("1066.3", USDC));
    assertThat(first.at()).isEqualTo(taken.at());
    var last = sales.getLast();
    assertThat(last.keeper()).contains("karl");
    assertThat(last.reward()).isEqualTo(USDC.zero());
    assertThat(last.fee().token()).isEqualTo(USDC);
    for (var sale : sales)
      assertThat(sale.received())
          .isEqualTo(sale.reward().plus(sale.repaid()).plus(sale.fee()).plus(sale.surplus()));
    assertThat(find("A1.1").outcome()).contains(Outcome.RESTORED);
    assertThat(find("A1.1").sales()).isEqualTo(2);
  }

  @Test
  void a_shortfall_is_shown_by_asset() {
    var history = Crash.history();
    feed.one(liquidations, history);
    var last = find("L4.1");
    assertThat(last.outcome()).contains(Outcome.WRITTEN_OFF);
    assertThat(last.shortfall()).extracting(Amount::token).containsExactly(DAI, USDC);
    assertThat(last.shortfall())
        .containsExactlyInAnyOrderElementsOf(
            history.stream()
                .flatMap(one -> of(one, ShortfallBooked.class))
                .map(ShortfallBooked::shortfall)
                .toList());
    assertThat(find("L1.1").shortfall()).isEmpty();
    assertThat(find("L3.1").outcome()).contains(Outcome.CURED);
  }

  @Test
  void totals_add_up_all_sales_by_what_was_sold_for_what() {
    feed.one(liquidations, Crash.history());
    feed.one(
        liquidations,
        WrittenBook.market("other")
            .borrowed("O1")
            .price(WETH, "1100")
            .liquidate("O1")
            .sell("O1", 99)
            .history());
    var sales =
        Stream.of("L1.1", "L2.1", "L3.1", "L4.1", "L5.1", "L6.1")
            .flatMap(id -> liquidations.sales(new LiquidationId(id)).stream())
            .toList();
    var totals = liquidations.totals(MAIN);
    assertThat(totals)
        .extracting(total -> total.sold().token().symbol() + "/" + total.repaid().token().symbol())
        .containsExactly("USDC/USDC", "WETH/DAI", "WETH/USDC");
    for (var total : totals) check(total, sales);
    var wethForUsdc = totals.getLast();
    assertThat(wethForUsdc.loans()).as("L1, L2 and L4").isEqualTo(3);
    assertThat(wethForUsdc.fee())
        .as("the fee of a call is taken in collateral and is no part of this")
        .isEqualTo(
            sales.stream()
                .filter(sale -> sale.keeper().isEmpty() && sale.sold().token().equals(WETH))
                .map(SaleRecord::fee)
                .filter(fee -> fee.token().equals(USDC))
                .reduce(USDC.zero(), Amount::plus));
    assertThat(liquidations.totals(new MarketId("nowhere"))).isEmpty();
  }

  private static void check(SaleTotals total, List<SaleRecord> sales) {
    var kind =
        sales.stream()
            .filter(sale -> sale.sold().token().equals(total.sold().token()))
            .filter(sale -> sale.repaid().token().equals(total.repaid().token()))
            .toList();
    assertThat(total.sales()).isEqualTo(kind.size());
    assertThat(total.sold())
        .isEqualTo(kind.stream().map(SaleRecord::sold).reduce(Amount::plus).orElseThrow());
    assertThat(total.received())
        .isEqualTo(kind.stream().map(SaleRecord::received).reduce(Amount::plus).orElseThrow());
    assertThat(total.atOracle())
        .isEqualTo(kind.stream().map(SaleRecord::atOracle).reduce(Amount::plus).orElseThrow());
    assertThat(total.repaid())
        .isEqualTo(kind.stream().map(SaleRecord::repaid).reduce(Amount::plus).orElseThrow());
    assertThat(total.surplus())
        .isEqualTo(kind.stream().map(SaleRecord::surplus).reduce(Amount::plus).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 11, 12, 50})
  void pages_show_every_case_once_newest_first_and_then_by_name(int limit) {
    var book = WrittenBook.market("main");
    for (int i = 10; i < 22; i++) book.borrowed("L" + i);
    book.price(WETH, "1100");
    for (int i = 10; i < 22; i++) {
      if (i % 4 == 0) book.after(Duration.ofSeconds(1));
      book.liquidate("L" + i);
    }
    feed.one(liquidations, book.history());
    var seen = new ArrayList<LiquidationSummary>();
    var cursor = Optional.<String>empty();
    do {
      var page =
          liquidations.liquidations(
              Optional.of(MAIN), Optional.empty(), Optional.of(true), cursor, limit);
      assertThat(page.items()).hasSizeBetween(1, limit);
      seen.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    assertThat(seen)
        .extracting(one -> one.liquidation().text())
        .containsExactly(
            "L20.1", "L21.1", "L16.1", "L17.1", "L18.1", "L19.1", "L12.1", "L13.1", "L14.1",
            "L15.1", "L10.1", "L11.1");
  }

  @Test
  void cases_are_found_by_loan_by_market_and_by_being_open() {
    var book = Crash.book();
    feed.one(liquidations, book.history());
    assertThat(list(Optional.of(MAIN), Optional.empty(), Optional.of(false)))
        .contains("L1.1", "L3.1", "L4.1");
    assertThat(list(Optional.empty(), Optional.of(new LoanId("L3")), Optional.empty()))
        .containsExactly("L3.1");
    assertThat(list(Optional.of(new MarketId("other")), Optional.empty(), Optional.empty()))
        .isEmpty();
    assertThat(list(Optional.empty(), Optional.empty(), Optional.of(true)))
        .contains("L5.1")
        .doesNotContainAnyElementsOf(list(Optional.empty(), Optional.empty(), Optional.of(false)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "x~L1.1", "1~2~3"})
  void what_is_no_cursor_is_refused(String cursor) {
    assertThatThrownBy(
            () ->
                liquidations.liquidations(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(cursor), 5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<String> list(
      Optional<MarketId> market, Optional<LoanId> loan, Optional<Boolean> open) {
    return liquidations.liquidations(market, loan, open, Optional.empty(), 100).items().stream()
        .map(one -> one.liquidation().text())
        .toList();
  }

  private LiquidationSummary find(String liquidation) {
    return liquidations.find(new LiquidationId(liquidation)).orElseThrow();
  }

  private static <E> E event(List<Recorded> history, Class<E> type, String liquidation) {
    return history.stream()
        .filter(one -> one.event().stream().key().equals(liquidation))
        .flatMap(one -> of(one, type))
        .findFirst()
        .orElseThrow();
  }

  private static <E> Stream<E> of(Recorded recorded, Class<E> type) {
    return Stream.of(recorded.event()).filter(type::isInstance).map(type::cast);
  }
}
