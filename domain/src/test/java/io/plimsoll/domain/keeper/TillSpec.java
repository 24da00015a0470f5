package io.plimsoll.domain.keeper;

import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.KeeperDesk.KIM;
import static io.plimsoll.domain.testing.KeeperDesk.TERMS;
import static io.plimsoll.domain.testing.KeeperDesk.bring;
import static io.plimsoll.domain.testing.KeeperDesk.byTill;
import static io.plimsoll.domain.testing.KeeperDesk.keeperDesk;
import static io.plimsoll.domain.testing.KeeperDesk.kim;
import static io.plimsoll.domain.testing.KeeperDesk.register;
import static io.plimsoll.domain.testing.KeeperDesk.withKim;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.keeper.KeeperEvent.BondSlashed;
import io.plimsoll.domain.keeper.KeeperEvent.EscrowPaid;
import io.plimsoll.domain.keeper.KeeperEvent.EscrowReleased;
import io.plimsoll.domain.keeper.KeeperEvent.FundsCredited;
import io.plimsoll.domain.keeper.KeeperEvent.FundsEscrowed;
import io.plimsoll.domain.keeper.KeeperEvent.FundsPaid;
import io.plimsoll.domain.keeper.KeeperRejection.BondTooSmall;
import io.plimsoll.domain.keeper.KeeperRejection.FundsShort;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.market.KeeperTerms;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.ReserveEvent.BondForfeited;
import io.plimsoll.domain.reserve.ReserveEvent.KeeperFundsReceived;
import io.plimsoll.domain.reserve.ReserveEvent.KeeperFundsReleased;
import io.plimsoll.domain.testing.DeskFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How whoever sells to keepers moves their money. */
class TillSpec {

  private static final String LOT = "L1.1-1";

  @Test
  void free_funds_pay() {
    var desk = withKim();
    assertThat(byTill(desk, till -> till.pay(KIM, LOT, amount("700 USDC"))))
        .hasExactlyElementsOfTypes(KeeperFundsReleased.class, FundsPaid.class);
    assertThat(kim(desk).fundsOf(USDC)).isEqualTo(amount("19300 USDC"));
    assertThat(desk.reserve(USDC).keepers()).isEqualTo(amount("20800 USDC"));
  }

  @Test
  void a_lot_arrives_free() {
    var desk = withKim();
    assertThat(byTill(desk, till -> till.credit(KIM, LOT, amount("2 WETH"))))
        .hasExactlyElementsOfTypes(KeeperFundsReceived.class, FundsCredited.class);
    assertThat(kim(desk).fundsOf(WETH)).isEqualTo(amount("5 WETH"));
  }

  @Test
  void nothing_paid_or_credited_is_no_event() {
    var desk = withKim();
    assertThat(
            byTill(
                desk,
                till -> {
                  till.pay(KIM, LOT, USDC.zero());
                  till.credit(KIM, LOT, WETH.zero());
                }))
        .isEmpty();
  }

  @Test
  void escrow_moves_within_the_keepers_money() {
    var desk = withKim();
    assertThat(byTill(desk, till -> till.escrow(KIM, LOT, amount("700 USDC"))))
        .hasExactlyElementsOfTypes(FundsEscrowed.class);
    assertThat(kim(desk).escrow()).containsEntry(LOT, amount("700 USDC"));
    assertThat(kim(desk).held()).containsEntry(USDC.id(), amount("21500 USDC"));
    assertThat(byTill(desk, till -> till.releaseEscrow(KIM, LOT)))
        .hasExactlyElementsOfTypes(EscrowReleased.class);
    assertThat(kim(desk)).isEqualTo(kim(withKim()));
  }

  @Test
  void escrow_pays_and_the_rest_is_free_again() {
    var desk = withKim();
    byTill(desk, till -> till.escrow(KIM, LOT, amount("700 USDC")));
    assertThat(byTill(desk, till -> till.payFromEscrow(KIM, LOT, amount("650 USDC"))))
        .hasExactlyElementsOfTypes(KeeperFundsReleased.class, EscrowPaid.class);
    assertThat(kim(desk).escrow()).isEmpty();
    assertThat(kim(desk).fundsOf(USDC)).isEqualTo(amount("19350 USDC"));
  }

  @Test
  void what_is_not_there_cannot_be_moved() {
    var till = new Till(new Draft(withKim().book()), DeskFixture.START);
    assertThatIllegalStateException().isThrownBy(() -> till.releaseEscrow(KIM, LOT));
    till.escrow(KIM, LOT, amount("1 USDC"));
    assertThatIllegalStateException().isThrownBy(() -> till.escrow(KIM, LOT, amount("1 USDC")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> till.payFromEscrow(KIM, LOT, amount("2 USDC")));
    assertThatIllegalArgumentException().isThrownBy(() -> till.pay(KIM, LOT, amount("20000 USDC")));
    var empty = new Till(new Draft(keeperDesk(Profile.STANDARD).book()), DeskFixture.START);
    assertThatIllegalStateException().isThrownBy(() -> empty.slash(KIM, LOT, amount("1 USDC")));
  }

  @Test
  void a_seller_asks_first() {
    var kim = kim(withKim());
    assertThat(kim.objection(amount("20000 USDC"))).isEmpty();
    assertThat(kim.objection(amount("20000.000001 USDC")))
        .contains(new FundsShort(KIM, amount("20000.000001 USDC"), amount("20000 USDC")));
    assertThat(kim.objection(TERMS)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void a_slashed_bond_is_the_treasurys(Profile profile) {
    var desk = keeperDesk(profile).given(register("1500 USDC"));
    var before = desk.reserve(USDC);
    var lost = new ArrayList<Amount>();
    assertThat(byTill(desk, till -> lost.add(till.slash(KIM, LOT, amount("600 USDC")))))
        .hasExactlyElementsOfTypes(BondForfeited.class, BondSlashed.class);
    assertThat(lost).containsExactly(amount("600 USDC"));
    assertThat(kim(desk).bond()).isEqualTo(amount("900 USDC"));
    var after = desk.reserve(USDC);
    assertThat(after.cash()).isEqualTo(before.cash().plus(amount("600 USDC")));
    assertThat(after.keepers()).isEqualTo(amount("900 USDC"));
    assertThat(after.supplied()).isEqualTo(before.supplied());
    if (after.accrual().keepsOwnFunds())
      assertThat(desk.book().balance(USDC.id(), LedgerAccount.OWN_FUNDS))
          .isEqualTo(amount("600 USDC").units());
    else assertThat(after.treasury()).isEqualTo(amount("600 USDC"));
  }

  static Stream<Profile> profiles() {
    return Stream.of(Profile.STANDARD, Profile.AAVE_3_6, Profile.MORPHO_BLUE, Profile.COMET);
  }

  @Test
  void where_the_desk_keeps_funds_a_bond_in_what_it_does_not_lend_becomes_its_stock() {
    var terms = new KeeperTerms(WETH.id(), Wad.ONE, Duration.ofMinutes(10));
    var desk = keeperDesk(Profile.COMET, terms).given(register("3 WETH"));
    byTill(desk, till -> till.slash(KIM, LOT, amount("2 WETH")));
    assertThat(desk.reserve(WETH).keepers()).isEqualTo(amount("1 WETH"));
    assertThat(desk.reserve(WETH).inventory()).isEqualTo(amount("2 WETH"));
    assertThat(desk.reserve(WETH).cash()).isEqualTo(WETH.zero());
  }

  @Test
  void no_more_is_lost_than_the_bond() {
    var desk = withKim();
    var lost = new ArrayList<Amount>();
    byTill(
        desk,
        till -> {
          lost.add(till.slash(KIM, LOT, amount("2000 USDC")));
          lost.add(till.slash(KIM, LOT, amount("2000 USDC")));
        });
    assertThat(lost).containsExactly(amount("1500 USDC"), USDC.zero());
    assertThat(kim(desk).fundsOf(USDC)).isEqualTo(amount("20000 USDC"));
    assertThat(kim(desk).objection(TERMS))
        .contains(new BondTooSmall(KIM, USDC.zero(), amount("1000 USDC")));
    desk.given(bring("1 USDC"));
  }
}
