package io.plimsoll.adapter.persistence.jpa;

import static io.plimsoll.adapter.persistence.jpa.WrittenBook.START;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.USDC;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.WETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.plimsoll.adapter.persistence.jpa.ledger.JpaLedger;
import io.plimsoll.application.ledger.LedgerEntry;
import io.plimsoll.application.ledger.TrialBalance;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.ledger.Party;
import io.plimsoll.domain.ledger.Posting;
import io.plimsoll.domain.ledger.Posting.Cause;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.reserve.Reserve;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.IllegalTransactionStateException;

/** What the ledger promises, on any database. */
abstract class LedgerContract {

  private static final MarketId MAIN = new MarketId("main");

  @Autowired private JpaLedger ledger;
  @Autowired private TestDesk.Feed feed;

  @BeforeEach
  void nothing_has_happened() {
    feed.forgetEverything();
  }

  @Test
  void a_supply_debits_cash_and_credits_the_lenders() {
    feed.all(WrittenBook.market("main").history());
    assertThat(entries(Optional.of(MAIN), Optional.of(USDC.id()), Optional.empty(), 10))
        .containsExactly(
            entry(0, LedgerAccount.CASH, Optional.empty(), true),
            entry(
                1, LedgerAccount.SUPPLIER_CLAIMS, Optional.of(Party.parse("account:lena")), false));
  }

  private static LedgerEntry entry(
      int line, LedgerAccount account, Optional<Party> party, boolean debit) {
    return new LedgerEntry(
        MAIN,
        START,
        "reserve:main:USDC",
        1,
        line,
        "reserve.liquidity-supplied",
        "lena",
        new Posting(account, party, Cause.MOVEMENT, debit, Amount.of("1000000", USDC)));
  }

  @Test
  void the_trial_balance_is_zero_after_every_step_and_says_what_the_reserves_say() {
    var book = Crash.book();
    var history = book.history();
    for (int i = 0; i < history.size(); i += 3) {
      feed.one(ledger, history.subList(i, Math.min(i + 3, history.size())));
      assertThat(ledger.trialBalance(MAIN)).allMatch(balance -> balance.difference().signum() == 0);
    }
    var balances = ledger.trialBalance(MAIN);
    assertThat(balances)
        .extracting(balance -> balance.asset().symbol())
        .containsExactly("DAI", "USDC", "WBTC", "WETH");
    for (var balance : balances) {
      var reserve = (Reserve.Listed) book.reserve(balance.asset().id());
      assertThat(balance.asset()).isEqualTo(reserve.asset());
      assertThat(net(balance, LedgerAccount.CASH)).isEqualTo(reserve.cash().units());
      assertThat(
              net(balance, LedgerAccount.LOANS_RECEIVABLE)
                  .add(net(balance, LedgerAccount.ACCRUED_INTEREST)))
          .isEqualTo(reserve.debt().units());
      assertThat(net(balance, LedgerAccount.DEFICIT)).isEqualTo(reserve.deficit().units());
      assertThat(net(balance, LedgerAccount.CUSTODY)).isEqualTo(reserve.collateral().units());
      assertThat(
              net(balance, LedgerAccount.SUPPLIER_CLAIMS)
                  .add(net(balance, LedgerAccount.EARNED_INTEREST)))
          .isEqualTo(reserve.supplied().units().negate());
      assertThat(net(balance, LedgerAccount.TREASURY))
          .isEqualTo(reserve.treasury().units().negate());
    }
    assertThat(ledger.trialBalance(new MarketId("other"))).isEmpty();
  }

  private static BigInteger net(TrialBalance balance, LedgerAccount account) {
    var zero = new TrialBalance.Sides(BigInteger.ZERO, BigInteger.ZERO);
    var sides = balance.accounts().getOrDefault(account, zero);
    return sides.debits().subtract(sides.credits());
  }

  /** 20 and 2 % of 5,085 go to whoever started the auction, before anything pays debt. */
  @Test
  void what_a_keeper_pays_at_auction_goes_through_his_hands_and_the_reward_through_anothers() {
    var book = AuctionDay.book("main");
    feed.all(book.history());
    var taken =
        entries(Optional.of(MAIN), Optional.empty(), Optional.of("liquidation:main:A1.1"), 100);
    assertThat(taken)
        .filteredOn(entry -> entry.version() == taken.getFirst().version())
        .extracting(
            entry -> entry.event() + " for " + entry.reference(),
            entry -> entry.posting().party().map(Party::text).orElse(""),
            entry -> entry.posting().debit(),
            entry -> entry.posting().amount().toString())
        .containsExactly(
            tuple("liquidation.lot-auctioned for kim", "keeper:kim", false, "1188 USDC"),
            tuple("liquidation.lot-auctioned for kim", "keeper:kim", true, "1188 USDC"),
            tuple("liquidation.lot-auctioned for kim", "keeper:kira", false, "121.7 USDC"),
            tuple("liquidation.lot-auctioned for kim", "keeper:kira", true, "121.7 USDC"),
            tuple("liquidation.lot-auctioned for kim", "keeper:kim", false, "1 WETH"),
            tuple("liquidation.lot-auctioned for kim", "keeper:kim", true, "1 WETH"));
    for (var balance : ledger.trialBalance(MAIN)) {
      var reserve = (Reserve.Listed) book.reserve(balance.asset().id());
      assertThat(balance.difference()).isZero();
      assertThat(net(balance, LedgerAccount.CASH)).isEqualTo(reserve.cash().units());
      assertThat(net(balance, LedgerAccount.CUSTODY)).isEqualTo(reserve.collateral().units());
      assertThat(net(balance, LedgerAccount.TREASURY))
          .isEqualTo(reserve.treasury().units().negate());
      assertThat(net(balance, LedgerAccount.KEEPERS)).isZero();
    }
  }

  @Test
  void balances_are_what_the_entries_add_up_to() {
    feed.all(Crash.history());
    feed.all(WrittenBook.market("other").borrowed("O1").history());
    for (var market : List.of(MAIN, new MarketId("other")))
      for (var balance : ledger.trialBalance(market)) {
        var asset = Optional.of(balance.asset().id());
        var entries = entries(Optional.of(market), asset, Optional.empty(), 1_000);
        balance
            .accounts()
            .forEach(
                (account, sides) -> {
                  assertThat(sum(entries, account, true)).isEqualTo(sides.debits());
                  assertThat(sum(entries, account, false)).isEqualTo(sides.credits());
                });
      }
  }

  private static BigInteger sum(List<LedgerEntry> entries, LedgerAccount account, boolean debit) {
    return entries.stream()
        .map(LedgerEntry::posting)
        .filter(posting -> posting.account() == account && posting.debit() == debit)
        .map(posting -> posting.amount().units())
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  @Test
  void an_asset_shows_in_the_trial_balance_from_its_listing_on() {
    var book = WrittenBook.market("main");
    feed.all(book.history());
    var weth = ledger.trialBalance(MAIN).getLast();
    assertThat(weth.asset()).isEqualTo(WETH);
    assertThat(weth.debits()).isZero();
    assertThat(weth.credits()).isZero();
  }

  @Test
  void interest_that_new_terms_book_is_posted_though_the_event_has_no_amount() {
    var book = WrittenBook.market("main").borrowed("L1").after(Duration.ofDays(30));
    feed.all(book.news());
    feed.all(book.list(USDC, WrittenBook.terms(7_700, 2_000)).news());
    var posted = entries(Optional.of(MAIN), Optional.of(USDC.id()), Optional.empty(), 100);
    assertThat(posted.getLast().event()).isEqualTo("reserve.terms-changed");
    assertThat(posted.getLast().reference()).isEmpty();
    assertThat(posted)
        .filteredOn(entry -> entry.event().equals("reserve.terms-changed"))
        .anySatisfy(
            entry -> {
              assertThat(entry.posting().account()).isEqualTo(LedgerAccount.ACCRUED_INTEREST);
              assertThat(entry.posting().debit()).isTrue();
            });
    assertThat(ledger.trialBalance(MAIN)).allMatch(one -> one.difference().signum() == 0);
  }

  @Test
  void an_asset_that_was_never_listed_cannot_move() {
    var book = WrittenBook.market("main").borrowed("L1").after(Duration.ofDays(30));
    book.news();
    var changed = book.list(USDC, WrittenBook.terms(7_700, 2_000)).news();
    assertThatThrownBy(() -> feed.one(ledger, changed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("USDC");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 1_000})
  void pages_show_every_entry_once_in_order(int limit) {
    feed.all(Crash.history());
    feed.all(WrittenBook.market("other").borrowed("O1").history());
    var all = entries(Optional.empty(), Optional.empty(), Optional.empty(), limit);
    assertThat(all)
        .hasSize(
            feed.jdbc()
                .queryForObject(
                    "select sum(1 + length(lines) - length(replace(lines, chr(10), ''))) from journal_entry",
                    Integer.class))
        .doesNotHaveDuplicates();
    for (int i = 1; i < all.size(); i++)
      assertThat(all.get(i).at()).isAfterOrEqualTo(all.get(i - 1).at());
    var one = entries(Optional.empty(), Optional.empty(), Optional.of("reserve:main:WETH"), limit);
    assertThat(one)
        .isNotEmpty()
        .allMatch(entry -> entry.posting().amount().token().equals(WETH))
        .isEqualTo(
            entries(Optional.of(MAIN), Optional.of(new AssetId("WETH")), Optional.empty(), limit)
                .stream()
                .filter(entry -> entry.posting().account() != LedgerAccount.KEEPERS)
                .toList());
    for (int i = 1; i < one.size(); i++)
      assertThat(one.get(i).version()).isGreaterThanOrEqualTo(one.get(i - 1).version());
  }

  @Test
  void the_same_event_cannot_be_posted_twice() {
    var history = WrittenBook.market("main").history();
    feed.one(ledger, history);
    assertThatThrownBy(() -> feed.one(ledger, history))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(ledger.trialBalance(MAIN)).allMatch(one -> one.difference().signum() == 0);
    assertThat(entries(Optional.empty(), Optional.empty(), Optional.empty(), 100)).hasSize(4);
  }

  @Test
  void it_is_fed_within_the_transaction_of_the_events_or_not_at_all() {
    assertThat(ledger.isTransactional()).isTrue();
    assertThatThrownBy(() -> ledger.apply(WrittenBook.market("main").history()))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1~2~3", "now~reserve:main:WETH~1~1", "1~x~y~z"})
  void what_is_no_cursor_is_refused(String cursor) {
    assertThatThrownBy(
            () ->
                ledger.entries(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(cursor), 5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private List<LedgerEntry> entries(
      Optional<MarketId> market, Optional<AssetId> asset, Optional<String> stream, int limit) {
    var entries = new ArrayList<LedgerEntry>();
    var cursor = Optional.<String>empty();
    do {
      var page = ledger.entries(market, asset, stream, cursor, limit);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      entries.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    return entries;
  }
}
