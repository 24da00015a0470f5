package io.plimsoll.domain.ledger;

import static io.plimsoll.domain.ledger.LedgerAccount.ACCRUED_INTEREST;
import static io.plimsoll.domain.ledger.LedgerAccount.CASH;
import static io.plimsoll.domain.ledger.LedgerAccount.CUSTODY;
import static io.plimsoll.domain.ledger.LedgerAccount.EARNED_INTEREST;
import static io.plimsoll.domain.ledger.LedgerAccount.KEEPERS;
import static io.plimsoll.domain.ledger.LedgerAccount.LOANS_RECEIVABLE;
import static io.plimsoll.domain.ledger.LedgerAccount.PLEDGED_CLAIMS;
import static io.plimsoll.domain.ledger.LedgerAccount.SUPPLIER_CLAIMS;
import static io.plimsoll.domain.ledger.LedgerAccount.TREASURY;
import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.asset;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.quantity;
import static io.plimsoll.domain.testing.DeskWords.repay;
import static io.plimsoll.domain.testing.DeskWords.stake;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static io.plimsoll.domain.testing.DeskWords.withdraw;
import static io.plimsoll.domain.testing.KeeperDesk.KIM;
import static io.plimsoll.domain.testing.KeeperDesk.bring;
import static io.plimsoll.domain.testing.KeeperDesk.byTill;
import static io.plimsoll.domain.testing.KeeperDesk.keeperDesk;
import static io.plimsoll.domain.testing.KeeperDesk.leaveMarket;
import static io.plimsoll.domain.testing.KeeperDesk.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.ledger.Posting.Cause;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderCommand.CollectTreasury;
import io.plimsoll.domain.lender.LenderCommand.TransferShares;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.loan.LoanCommand.LiftPledge;
import io.plimsoll.domain.loan.LoanCommand.PledgeShares;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loss.LossBearer;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.reserve.ReserveEvent.DeficitBorne;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Listing;
import io.plimsoll.domain.testing.PaperBook.SubAccount;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** To whom interest and movements are posted; that every decision balances, the fixture audits. */
class JournalSpec {

  private static final AccountId LENA = new AccountId("lena");
  private static final AccountId OTTO = new AccountId("otto");

  /** A year at half utilization has passed since Lena supplied and Ana drew. */
  private static DeskFixture afterAYear() {
    return desk().given(deposit("1000 WETH"), draw("500000 USDC")).after(Duration.ofDays(365));
  }

  @Test
  void interest_on_a_loan_is_a_line_of_its_own_before_the_payment() {
    var desk = afterAYear();

    assertThat(lines(desk, repay("100000 USDC"), Party.of(L1)))
        .containsExactly(
            "LOANS_RECEIVABLE INTEREST 17809.822917",
            "LOANS_RECEIVABLE MOVEMENT -100000",
            "LOANS_RECEIVABLE ROUNDING 0.000001");
    assertThat(booked(desk, LOANS_RECEIVABLE, Party.of(L1))).isEqualTo(desk.debt(USDC).units());
    assertThat(desk.book().balance(USDC.id(), ACCRUED_INTEREST)).isZero();
  }

  @Test
  void a_lender_is_credited_the_interest_with_his_next_movement() {
    var desk = afterAYear().given(repay("100000 USDC"));
    assertThat(booked(desk, SUPPLIER_CLAIMS, Party.of(LENA)))
        .isEqualTo(amount("1000000 USDC").units());
    assertThat(desk.book().balance(USDC.id(), EARNED_INTEREST))
        .isEqualTo(amount("15750 USDC").units());

    assertThat(lines(desk, withdraw("lena", "15750 USDC"), Party.of(LENA)))
        .containsExactly(
            "SUPPLIER_CLAIMS INTEREST 15750",
            "SUPPLIER_CLAIMS MOVEMENT -15750",
            "SUPPLIER_CLAIMS ROUNDING -0.000001");
    assertThat(desk.book().balance(USDC.id(), EARNED_INTEREST)).isZero();
  }

  @Test
  void interest_is_booked_for_all_when_the_reserve_is_touched() {
    var desk = afterAYear();
    var touched = desk.when(supply("otto", "1 USDC")).thenAccepted().events().getFirst();

    assertThat(desk.book().postings(touched))
        .filteredOn(posting -> posting.cause() == Cause.INTEREST)
        .extracting(JournalSpec::text)
        .containsExactly(
            "ACCRUED_INTEREST INTEREST 17809.822917",
            "EARNED_INTEREST INTEREST 15750",
            "TREASURY INTEREST 1780.982291",
            "ROUNDING INTEREST 278.840626");
  }

  @Test
  void shares_that_change_hands_move_a_claim_and_no_cash() {
    var desk = afterAYear().given(supply("otto", "1 USDC"));
    var transfer = new TransferShares(MAIN, LENA, OTTO, asset("1 USDC"), quantity("250000 USDC"));
    var posted = desk.when(transfer).thenAccepted().events().getFirst();

    assertThat(desk.book().postings(posted))
        .extracting(JournalSpec::text)
        .containsExactly(
            "SUPPLIER_CLAIMS INTEREST 15750",
            "SUPPLIER_CLAIMS MOVEMENT -250000",
            "SUPPLIER_CLAIMS ROUNDING -0.000001",
            "SUPPLIER_CLAIMS MOVEMENT 250000",
            "SUPPLIER_CLAIMS ROUNDING 0.000001",
            "EARNED_INTEREST INTEREST -15750");
  }

  @Test
  void a_pledge_is_a_claim_of_the_loan_until_it_is_lifted() {
    var desk = afterAYear();
    var dai = asset("1 DAI");
    var pledge = new PledgeShares(MAIN, L1, LENA, dai, quantity("400000 DAI"));
    assertThat(lines(desk, pledge, Party.of(L1))).containsExactly("PLEDGED_CLAIMS MOVEMENT 400000");

    desk.given(openLoan("L2", "ben"), deposit("L2", "1000 WETH"), draw("L2", "500000 DAI"))
        .after(Duration.ofDays(365));
    var lift = new LiftPledge(MAIN, L1, LENA, dai, quantity("max DAI"));
    assertThat(lines(desk, lift, Party.of(L1)))
        .containsExactly("PLEDGED_CLAIMS INTEREST 6300", "PLEDGED_CLAIMS MOVEMENT -406300");
    assertThat(desk.book().balance(dai, PLEDGED_CLAIMS)).isZero();
  }

  @Test
  void what_the_treasury_collects_becomes_a_claim_of_its_account() {
    var desk = afterAYear().given(supply("otto", "1 USDC"));
    var treasury = new AccountId("treasury");

    assertThat(lines(desk, new CollectTreasury(MAIN, treasury, USDC.id()), Party.of(treasury)))
        .containsExactly("SUPPLIER_CLAIMS MOVEMENT 1780.982291");
    assertThat(desk.book().balance(USDC.id(), TREASURY)).isZero();
  }

  @Test
  void a_loss_takes_from_all_stakes_at_once_and_from_each_with_its_next_movement() {
    var desk =
        desk()
            .given(Listing.of(USDC).losses(LossBearer.BACKSTOP).command())
            .given(stake("sam", "3000 USDC"), stake("sue", "1000 USDC"))
            .given(deposit("10 WETH"), draw("16000 USDC"))
            .priced("WETH", "1600");
    var borne = desk.when(call("max USDC", "WETH")).thenAccepted().event(DeficitBorne.class);

    assertThat(desk.book().postings(borne))
        .extracting(JournalSpec::text)
        .containsExactly(
            "CASH MOVEMENT 761.904761",
            "DEFICIT MOVEMENT -761.904761",
            "BACKSTOP MOVEMENT -761.904761",
            "SLASHED LOSS 761.904761");
    assertThat(lines(desk, stake("sam", "100 USDC"), Party.of(new AccountId("sam"))))
        .containsExactly("BACKSTOP_STAKES LOSS -571.428571", "BACKSTOP_STAKES MOVEMENT 100");
    assertThat(desk.book().balance(USDC.id(), LedgerAccount.SLASHED))
        .isEqualTo(amount("190.47619 USDC").units());
  }

  @Test
  void what_passes_through_a_keepers_hands_leaves_nothing_there() {
    var desk = desk().given(deposit("10 WETH"), draw("15000 USDC")).priced("WETH", "1800");

    assertThat(lines(desk, call("1000 USDC", "WETH"), Party.of(new KeeperId("kim"))))
        .containsExactly(
            "KEEPERS MOVEMENT 1000",
            "KEEPERS MOVEMENT -1000",
            "KEEPERS MOVEMENT 0.580555555555555555",
            "KEEPERS MOVEMENT -0.580555555555555555");
  }

  @Test
  void when_everybody_has_moved_no_interest_waits_but_for_a_unit_each() {
    var desk = desk().given(deposit("1000 WETH"), draw("123456.789012 USDC"));
    for (int i = 2; i <= 6; i++)
      desk.given(
          openLoan("L" + i, "ben"),
          deposit("L" + i, "100 WETH"),
          draw("L" + i, "%d.00000%d USDC".formatted(10_000 + i, i)),
          supply("lender" + i, "%d.00000%d USDC".formatted(3_000 * i, i)));
    desk.after(Duration.ofDays(123)).given(supply("lena", "1 USDC"), draw("1 USDC"));
    for (int i = 2; i <= 6; i++)
      desk.given(draw("L" + i, "1 USDC"), supply("lender" + i, "1 USDC"));

    assertThat(desk.book().balance(USDC.id(), ACCRUED_INTEREST)).isBetween(units(-6), units(0));
    assertThat(desk.book().balance(USDC.id(), EARNED_INTEREST)).isBetween(units(0), units(6));
  }

  @Test
  void keepers_money_lies_in_custody_and_is_owed_to_them() {
    var desk = keeperDesk(Profile.STANDARD);
    var kim = Party.of(KIM);
    assertThat(lines(desk, register("1500 USDC"), kim)).containsExactly("KEEPERS MOVEMENT 1500");
    assertThat(lines(desk, bring("700 USDC"), kim)).containsExactly("KEEPERS MOVEMENT 700");
    assertThat(desk.book().balance(USDC.id(), CUSTODY)).isEqualTo(amount("2200 USDC").units());
    assertThat(lines(desk, leaveMarket(), kim)).containsExactly("KEEPERS MOVEMENT -2200");
  }

  @Test
  void a_bond_that_is_lost_goes_from_custody_into_the_cash_that_the_treasury_can_ask_for() {
    var desk = keeperDesk(Profile.STANDARD).given(register("1500 USDC"));
    byTill(desk, till -> till.slash(KIM, "lot-1", amount("600 USDC")));
    assertThat(booked(desk, KEEPERS, Party.of(KIM))).isEqualTo(amount("900 USDC").units());
    assertThat(desk.book().balance(USDC.id(), CUSTODY)).isEqualTo(amount("900 USDC").units());
    assertThat(desk.book().balance(USDC.id(), CASH)).isEqualTo(amount("1000600 USDC").units());
    assertThat(desk.book().balance(USDC.id(), TREASURY)).isEqualTo(amount("600 USDC").units());
  }

  @Test
  void a_personal_account_takes_no_posting_without_a_party_and_no_other_one_with_it() {
    var one = amount("1 USDC");
    assertThatThrownBy(
            () -> new Posting(SUPPLIER_CLAIMS, Optional.empty(), Cause.MOVEMENT, true, one))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Posting(CASH, Optional.of(Party.of(LENA)), Cause.MOVEMENT, true, one))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_party_is_read_back_from_its_name() {
    for (var party :
        List.of(Party.of(LENA), Party.of(new LoanId("L1")), Party.of(new KeeperId("k"))))
      assertThat(Party.parse(party.text())).isEqualTo(party);
    assertThatThrownBy(() -> Party.parse("lena")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Party.parse("bank:b")).isInstanceOf(IllegalArgumentException.class);
  }

  /** A party's lines of what follows a command, in order. */
  private static List<String> lines(DeskFixture desk, Command command, Party party) {
    return desk.when(command).thenAccepted().events().stream()
        .flatMap(event -> desk.book().postings(event).stream())
        .filter(posting -> posting.party().filter(party::equals).isPresent())
        .map(JournalSpec::text)
        .toList();
  }

  private static String text(Posting posting) {
    var sign = posting.change().signum() < 0 ? "-" : "";
    return "%s %s %s%s"
        .formatted(posting.account(), posting.cause(), sign, posting.amount().decimal());
  }

  private static BigInteger booked(DeskFixture desk, LedgerAccount account, Party party) {
    return desk.book()
        .subLedgers(USDC.id())
        .getOrDefault(new SubAccount(account, party), BigInteger.ZERO);
  }

  private static BigInteger units(long units) {
    return BigInteger.valueOf(units);
  }
}
