package io.plimsoll.adapter.persistence.jpa;

import static io.plimsoll.adapter.persistence.jpa.WrittenBook.USDC;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.WETH;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.adapter.persistence.jpa.keeper.JpaKeeperBook;
import io.plimsoll.adapter.persistence.jpa.ledger.JpaSubLedgers;
import io.plimsoll.adapter.persistence.jpa.liquidation.JpaLiquidationBook;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.ledger.SubAccount;
import io.plimsoll.application.loanbook.PurchaseTotals;
import io.plimsoll.application.loanbook.SaleRecord;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.ledger.Party;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Rounding;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is kept of keepers, on any database. */
abstract class KeeperBookContract {

  private static final MarketId MAIN = new MarketId("main");
  private static final KeeperId KIM = new KeeperId("kim");

  @Autowired private JpaKeeperBook keepers;
  @Autowired private JpaLiquidationBook liquidations;
  @Autowired private JpaSubLedgers subLedgers;
  @Autowired private TestDesk.Feed feed;

  @BeforeEach
  void nothing_has_happened() {
    feed.forgetEverything();
  }

  /** Some come, one goes, and one goes and comes again. */
  static List<Recorded> history(String market) {
    return WrittenBook.market(market)
        .register("kim", "1500")
        .register("kai", "1000")
        .register("ada", "1000")
        .bring("kim", "700", USDC)
        .leave("kai")
        .leave("ada")
        .register("ada", "2000")
        .history();
  }

  @Test
  void who_is_registered_is_listed_by_name() {
    feed.all(history("main"));
    feed.all(history("other"));
    var first = keepers.keepers(MAIN, Optional.empty(), 1);
    assertThat(first.items()).containsExactly(new KeeperId("ada"));
    var second = keepers.keepers(MAIN, first.next(), 1);
    assertThat(second.items()).containsExactly(KIM);
    assertThat(second.next()).isEmpty();
    assertThat(keepers.keepers(new MarketId("nowhere"), Optional.empty(), 5).items()).isEmpty();
  }

  @Test
  void what_a_keeper_has_lies_in_its_own_account() {
    var history = history("main");
    feed.all(history);
    var at = history.getLast().event().at();
    assertThat(subLedgers.balances(MAIN, Party.of(KIM), at))
        .containsExactly(
            new SubAccount(USDC, LedgerAccount.KEEPERS, Amount.of("2200", USDC).units()));
  }

  /** Kim calls at once, after 30 seconds and after 90; Kai once; the desk sells once. */
  @Test
  void the_scorecard_is_added_up_from_the_sales() {
    var book = WrittenBook.market("main");
    for (var loan : List.of("L1", "L2", "L3", "L4", "L5")) book.borrowed(loan);
    book.price(WETH, "1100");
    for (var loan : List.of("L2", "L3", "L5")) book.liquidate(loan);
    book.call("kim", "L1", USDC, WETH, Quantity.of("2000"))
        .call("kai", "L4", USDC, WETH, Quantity.of("1000"))
        .after(Duration.ofSeconds(30))
        .call("kim", "L2", USDC, WETH, Quantity.of("3000"))
        .sell("L5", 99)
        .after(Duration.ofMinutes(1))
        .call("kim", "L3", USDC, WETH, Quantity.of("4000"));
    feed.all(book.history());

    var card = liquidations.scorecard(MAIN, KIM);
    assertThat(card.sales()).isEqualTo(3);
    assertThat(card.salesOfMarket()).isEqualTo(5);
    assertThat(card.share()).isEqualByComparingTo("0.6");
    assertThat(card.medianLatency()).contains(Duration.ofSeconds(30));
    assertThat(card.pairs()).hasSize(1);
    var pair = card.pairs().getFirst();
    assertThat(pair.paid()).isEqualTo(Amount.of("9000", USDC));
    assertThat(pair.againstOracle()).contains(new BigDecimal("0.952381"));
    assertThat(pair.atOracle())
        .isEqualTo(
            Stream.of("L1.1", "L2.1", "L3.1")
                .flatMap(id -> liquidations.sales(new LiquidationId(id)).stream())
                .map(SaleRecord::atOracle)
                .reduce(USDC.zero(), Amount::plus));
  }

  @Test
  void the_scorecard_counts_claims_that_were_paid_and_that_were_not() {
    var book = WrittenBook.auctioningToKeepers("main").borrowed("A1").borrowed("A2");
    book.register("kim", "2000").bring("kim", "5000", USDC).register("kai", "1000");
    book.price(WETH, "1100").liquidate("A1").auction("A1").liquidate("A2").auction("A2");
    book.after(Duration.ofMinutes(12)).price(WETH, "1000");
    book.claim("A1.1-1", "kim", "1").payClaim("A1.1-1", 1).claim("A2.1-1", "kai", "1");
    book.after(Duration.ofMinutes(10)).lapseClaim("A2.1-1", 1);
    feed.all(book.history());
    var kim = liquidations.scorecard(MAIN, KIM);
    assertThat(kim.claimsHonoured()).isEqualTo(1);
    assertThat(kim.claimsLapsed()).isZero();
    var kai = liquidations.scorecard(MAIN, new KeeperId("kai"));
    assertThat(kai.claimsHonoured()).isZero();
    assertThat(kai.claimsLapsed()).isEqualTo(1);
  }

  /**
   * Kim calls one loan at once. The others, taken over half an hour apart, are in a batch that ends
   * an hour after: of all their WETH Kim gets one and Karl the rest, and Kai's bid is not needed.
   */
  @Test
  void what_was_bought_in_a_batch_counts_by_who_bought_it_and_not_by_case() {
    var book = WrittenBook.batching("main").borrowed("A1").borrowed("A2").borrowed("A3");
    for (var keeper : List.of("kim", "karl", "kai"))
      book.register(keeper, "1000").bring(keeper, "30000", USDC);
    book.price(WETH, "1100").call("kim", "A3", USDC, WETH, Quantity.of("1000")).liquidate("A1");
    book.after(Duration.ofMinutes(30)).price(WETH, "1090").liquidate("A2");
    book.auction("A1").auction("A2");
    var batch = BatchDay.FIRST;
    book.bid(batch, "kim", "1", "1090").bid(batch, "karl", "20", "1080");
    book.bid(batch, "kai", "1", "1050").after(Duration.ofHours(1)).price(WETH, "1097");
    feed.all(book.clear(batch).history());

    var sales =
        Stream.of("A1.1", "A2.1")
            .flatMap(id -> liquidations.sales(new LiquidationId(id)).stream())
            .toList();
    var sold = sales.stream().map(SaleRecord::sold).reduce(WETH.zero(), Amount::plus);
    var karl = liquidations.scorecard(MAIN, new KeeperId("karl"));
    assertThat(sales).hasSize(2);
    assertThat(karl.sales()).isEqualTo(1);
    assertThat(karl.salesOfMarket()).isEqualTo(3);
    assertThat(karl.medianLatency()).contains(Duration.ofMinutes(90));
    var got = sold.minus(Amount.of("1", WETH));
    assertThat(karl.pairs())
        .containsExactly(
            new PurchaseTotals(
                1, got, price(got, "1080", Rounding.UP), price(got, "1097", Rounding.DOWN)));
    assertThat(karl.pairs().getFirst().againstOracle()).contains(new BigDecimal("0.984503"));

    var kim = liquidations.scorecard(MAIN, KIM);
    assertThat(kim.sales()).isEqualTo(2);
    assertThat(kim.share()).isEqualByComparingTo("0.6667");
    assertThat(kim.medianLatency()).contains(Duration.ZERO);
    assertThat(kim.pairs().getFirst().paid()).isEqualTo(Amount.of("2080", USDC));

    var kai = liquidations.scorecard(MAIN, new KeeperId("kai"));
    assertThat(kai.sales()).isZero();
    assertThat(kai.salesOfMarket()).isEqualTo(3);
    assertThat(liquidations.scorecard(new MarketId("other"), KIM).salesOfMarket()).isZero();
  }

  private static Amount price(Amount weth, String each, Rounding rounding) {
    return USDC.units(rounding.mulDiv(weth.units(), Amount.of(each, USDC).units(), WETH.unit()));
  }

  @Test
  void whoever_has_bought_nothing_has_an_empty_scorecard() {
    feed.all(history("main"));
    var card = liquidations.scorecard(MAIN, KIM);
    assertThat(card.sales()).isZero();
    assertThat(card.share()).isZero();
    assertThat(card.medianLatency()).isEmpty();
    assertThat(card.pairs()).isEmpty();
  }
}
