package io.plimsoll.adapter.persistence.jpa;

import static io.plimsoll.adapter.persistence.jpa.PledgedMonths.LENA;
import static io.plimsoll.adapter.persistence.jpa.PledgedMonths.OTTO;
import static io.plimsoll.adapter.persistence.jpa.PledgedMonths.P1;
import static io.plimsoll.adapter.persistence.jpa.PledgedMonths.P2;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.DAI;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.START;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.USDC;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.WETH;
import static io.plimsoll.domain.ledger.LedgerAccount.ACCRUED_INTEREST;
import static io.plimsoll.domain.ledger.LedgerAccount.BACKSTOP;
import static io.plimsoll.domain.ledger.LedgerAccount.BACKSTOP_STAKES;
import static io.plimsoll.domain.ledger.LedgerAccount.COLLATERAL_OWED;
import static io.plimsoll.domain.ledger.LedgerAccount.EARNED_INTEREST;
import static io.plimsoll.domain.ledger.LedgerAccount.KEEPERS;
import static io.plimsoll.domain.ledger.LedgerAccount.LOANS_RECEIVABLE;
import static io.plimsoll.domain.ledger.LedgerAccount.PLEDGED_CLAIMS;
import static io.plimsoll.domain.ledger.LedgerAccount.SLASHED;
import static io.plimsoll.domain.ledger.LedgerAccount.SUPPLIER_CLAIMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plimsoll.adapter.persistence.jpa.ledger.JpaLedger;
import io.plimsoll.adapter.persistence.jpa.ledger.JpaSubLedgers;
import io.plimsoll.application.ledger.StatementLine;
import io.plimsoll.application.ledger.SubAccount;
import io.plimsoll.application.ledger.TrialBalance;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.ledger.Party;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderCommand.Stake;
import io.plimsoll.domain.lender.LenderCommand.StartCooldown;
import io.plimsoll.domain.lender.LenderCommand.WithdrawStake;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loss.LossBearer;
import io.plimsoll.domain.market.MarketCommand.SettleDeficit;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveTerms.Losses;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the ledger promises party by party, on any database. */
abstract class SubLedgerContract {

  private static final MarketId MAIN = new MarketId("main");
  private static final Instant LATER = START.plus(Duration.ofDays(1_000));
  private static final Party KIM = Party.of(new KeeperId("kim"));

  @Autowired private JpaLedger ledger;
  @Autowired private JpaSubLedgers parties;
  @Autowired private TestDesk.Feed feed;

  @BeforeEach
  void nothing_has_happened() {
    feed.forgetEverything();
  }

  @Test
  void sub_ledgers_add_up_to_their_accounts_after_every_step() {
    var history = PledgedMonths.history("main");
    for (int i = 0; i < history.size(); i += 3) {
      feed.one(ledger, history.subList(i, Math.min(i + 3, history.size())));
      for (var total : parties.totals(MAIN))
        assertThat(total.balance()).isEqualTo(balance(total.asset().id(), total.account()));
      assertThat(ledger.trialBalance(MAIN)).allMatch(one -> one.difference().signum() == 0);
    }
    assertThat(parties.totals(MAIN))
        .extracting(SubAccount::account)
        .contains(LOANS_RECEIVABLE, SUPPLIER_CLAIMS, PLEDGED_CLAIMS, COLLATERAL_OWED, KEEPERS);
  }

  @Test
  void with_the_interest_that_waits_they_are_what_the_reserves_say() {
    var book = PledgedMonths.book("main");
    feed.all(book.history());
    for (var asset : List.of(WETH.id(), USDC.id(), DAI.id())) {
      var reserve = (Reserve.Listed) book.reserve(asset);
      assertThat(balance(asset, LOANS_RECEIVABLE).add(balance(asset, ACCRUED_INTEREST)))
          .isEqualTo(reserve.debt().units());
      assertThat(
              balance(asset, SUPPLIER_CLAIMS)
                  .add(balance(asset, PLEDGED_CLAIMS))
                  .add(balance(asset, EARNED_INTEREST)))
          .isEqualTo(reserve.supplied().units());
      assertThat(balance(asset, KEEPERS)).isZero();
    }
  }

  @Test
  void a_party_stands_at_what_it_had_right_after_its_last_movement() {
    var book = PledgedMonths.book("main");
    feed.all(book.history());
    var dai = (Reserve.Listed) book.reserve(DAI.id());
    var loan = (Loan.Open) book.loan(P1);
    assertThat(at(Party.of(P1), LATER))
        .contains(
            new SubAccount(DAI, LOANS_RECEIVABLE, dai.owed(loan.scaledDebtOf(DAI.id())).units()),
            new SubAccount(USDC, COLLATERAL_OWED, Amount.of("500", USDC).units()))
        .hasSize(3);
    assertThat(at(Party.of(P2), LATER)).allMatch(account -> account.balance().signum() == 0);
    assertThat(at(Party.of(OTTO), LATER))
        .filteredOn(account -> account.asset().equals(USDC))
        .containsExactly(new SubAccount(USDC, SUPPLIER_CLAIMS, BigInteger.ZERO));
  }

  @Test
  void stakes_add_up_to_what_lies_apart_for_them_whatever_losses_took() {
    var sam = new AccountId("sam");
    var book = PledgedMonths.book("main");
    var staked = Quantity.of("10000");
    book.list(
            USDC,
            WrittenBook.terms(8_000)
                .borneBy(new Losses(List.of(LossBearer.BACKSTOP), Duration.ofDays(1))))
        .does(new Stake(MAIN, sam, USDC.id(), staked))
        .does(new Stake(MAIN, OTTO, USDC.id(), staked))
        .does(new SettleDeficit(MAIN, USDC.id()))
        .does(new StartCooldown(MAIN, sam, USDC.id(), Quantity.of("7000")))
        .after(Duration.ofDays(1))
        .does(new WithdrawStake(MAIN, sam, USDC.id(), Quantity.of("5000.000001")));
    feed.all(book.history());
    var reserve = (Reserve.Listed) book.reserve(USDC.id());
    assertThat(reserve.deficit().isZero()).isTrue();
    for (var total : parties.totals(MAIN))
      assertThat(total.balance()).isEqualTo(balance(total.asset().id(), total.account()));
    assertThat(balance(USDC.id(), BACKSTOP_STAKES).subtract(balance(USDC.id(), SLASHED)))
        .isEqualTo(balance(USDC.id(), BACKSTOP))
        .isEqualTo(reserve.losses().backstop().staked());
    var worth = book.account(sam).stakeIn(USDC.id()).worth(reserve).units();
    assertThat(at(Party.of(sam), LATER))
        .containsExactly(new SubAccount(USDC, BACKSTOP_STAKES, worth));
    assertThat(lines(Party.of(sam), START, LATER, 100))
        .extracting(
            line -> line.entry().event(),
            line -> line.entry().posting().cause().name(),
            line -> line.entry().posting().change().signum())
        .startsWith(
            tuple("reserve.backstop-staked", "MOVEMENT", 1),
            tuple("reserve.backstop-returned", "LOSS", -1),
            tuple("reserve.backstop-returned", "MOVEMENT", -1));
  }

  @Test
  void a_statement_shows_interest_movement_and_rounding_apart() {
    feed.all(PledgedMonths.history("main"));
    var then = START.plus(Duration.ofDays(30));
    var lines = lines(Party.of(LENA), then.minusMillis(1), then, 100);
    assertThat(lines)
        .extracting(
            line -> line.entry().event(),
            line -> line.entry().posting().cause().name(),
            line -> line.entry().posting().change().signum())
        .startsWith(
            tuple("reserve.claim-handed-over", "INTEREST", 1),
            tuple("reserve.claim-handed-over", "MOVEMENT", -1));
    assertThat(lines.get(1).entry().posting().amount()).isEqualTo(Amount.of("2500.5", USDC));
  }

  @Test
  void from_one_instant_to_another_the_lines_lead_from_balance_to_balance() {
    feed.all(PledgedMonths.history("main"));
    var from = START.plus(Duration.ofDays(45));
    for (var party : List.of(Party.of(LENA), Party.of(OTTO), Party.of(P1), Party.of(P2), KIM)) {
      for (var closing : at(party, LATER)) {
        var moved =
            lines(party, from, LATER, 100).stream()
                .map(line -> line.entry().posting())
                .filter(posting -> posting.account() == closing.account())
                .filter(posting -> posting.amount().token().equals(closing.asset()))
                .map(posting -> posting.change())
                .reduce(BigInteger.ZERO, BigInteger::add);
        var opening =
            at(party, from).stream()
                .filter(one -> one.account() == closing.account())
                .filter(one -> one.asset().equals(closing.asset()))
                .map(SubAccount::balance)
                .reduce(BigInteger.ZERO, BigInteger::add);
        assertThat(opening.add(moved)).as("%s of %s", closing, party).isEqualTo(closing.balance());
      }
      assertThat(at(party, START.minusMillis(1))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void pages_show_every_line_once_with_its_running_balance(int limit) {
    feed.all(PledgedMonths.history("main"));
    var all = lines(Party.of(P1), Instant.EPOCH, LATER, 1_000);
    assertThat(lines(Party.of(P1), Instant.EPOCH, LATER, limit)).isEqualTo(all);
    assertThat(all).hasSizeGreaterThan(8);
    for (var account : at(Party.of(P1), LATER)) {
      var balance = BigInteger.ZERO;
      for (var line : all) {
        var posting = line.entry().posting();
        if (posting.account() != account.account()
            || !posting.amount().token().equals(account.asset())) continue;
        balance = balance.add(posting.change());
        assertThat(line.balance()).isEqualTo(balance);
      }
      assertThat(balance).isEqualTo(account.balance());
    }
  }

  @Test
  void a_markets_parties_are_not_those_of_another() {
    feed.all(PledgedMonths.history("main"));
    feed.all(WrittenBook.market("other").borrowed("O1").history());
    var other = new MarketId("other");
    assertThat(parties.balances(other, Party.of(LENA), LATER))
        .containsExactly(
            new SubAccount(DAI, SUPPLIER_CLAIMS, Amount.of("1000000", DAI).units()),
            new SubAccount(USDC, SUPPLIER_CLAIMS, Amount.of("1000000", USDC).units()));
    assertThat(parties.balances(other, Party.of(P1), LATER)).isEmpty();
  }

  private BigInteger balance(AssetId asset, LedgerAccount account) {
    return ledger.trialBalance(MAIN).stream()
        .filter(balance -> balance.asset().id().equals(asset))
        .map(balance -> net(balance, account))
        .findFirst()
        .orElseThrow();
  }

  private static BigInteger net(TrialBalance balance, LedgerAccount account) {
    var sides = balance.accounts().get(account);
    if (sides == null) return BigInteger.ZERO;
    var debit = sides.debits().subtract(sides.credits());
    return account.isDebitNormal() ? debit : debit.negate();
  }

  private List<SubAccount> at(Party party, Instant at) {
    return parties.balances(MAIN, party, at);
  }

  private List<StatementLine> lines(Party party, Instant after, Instant upTo, int limit) {
    var lines = new ArrayList<StatementLine>();
    var cursor = Optional.<String>empty();
    do {
      var page = parties.lines(MAIN, party, after, upTo, cursor, limit);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
      lines.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    return lines;
  }
}
