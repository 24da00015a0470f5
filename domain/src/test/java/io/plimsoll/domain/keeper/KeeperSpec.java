package io.plimsoll.domain.keeper;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.quantity;
import static io.plimsoll.domain.testing.KeeperDesk.KIM;
import static io.plimsoll.domain.testing.KeeperDesk.addBond;
import static io.plimsoll.domain.testing.KeeperDesk.bring;
import static io.plimsoll.domain.testing.KeeperDesk.byTill;
import static io.plimsoll.domain.testing.KeeperDesk.keeperDesk;
import static io.plimsoll.domain.testing.KeeperDesk.kim;
import static io.plimsoll.domain.testing.KeeperDesk.leaveMarket;
import static io.plimsoll.domain.testing.KeeperDesk.register;
import static io.plimsoll.domain.testing.KeeperDesk.takeFunds;
import static io.plimsoll.domain.testing.KeeperDesk.withKim;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.keeper.KeeperCommand.DepositFunds;
import io.plimsoll.domain.keeper.KeeperCommand.RegisterKeeper;
import io.plimsoll.domain.keeper.KeeperEvent.BondAdded;
import io.plimsoll.domain.keeper.KeeperEvent.FundsDeposited;
import io.plimsoll.domain.keeper.KeeperEvent.FundsWithdrawn;
import io.plimsoll.domain.keeper.KeeperEvent.KeeperDeparted;
import io.plimsoll.domain.keeper.KeeperEvent.KeeperRegistered;
import io.plimsoll.domain.keeper.KeeperRejection.BondTooSmall;
import io.plimsoll.domain.keeper.KeeperRejection.EscrowOpen;
import io.plimsoll.domain.keeper.KeeperRejection.FundsShort;
import io.plimsoll.domain.keeper.KeeperRejection.KeeperAlreadyRegistered;
import io.plimsoll.domain.keeper.KeeperRejection.KeeperNameReserved;
import io.plimsoll.domain.keeper.KeeperRejection.KeeperUnknown;
import io.plimsoll.domain.keeper.KeeperRejection.KeepersNotAdmitted;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.market.KeeperTerms;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.ReserveEvent.KeeperFundsReceived;
import io.plimsoll.domain.reserve.ReserveEvent.KeeperFundsReleased;
import io.plimsoll.domain.reserve.ReserveRejection.AmountNotPositive;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooSmall;
import io.plimsoll.domain.reserve.ReserveRejection.AssetPaused;
import io.plimsoll.domain.reserve.ReserveRejection.TooManyDecimals;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Listing;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How keepers come, bring money, take it out and go. */
class KeeperSpec {

  @Test
  void a_keeper_registers_with_a_bond() {
    var desk = keeperDesk(Profile.STANDARD);
    desk.when(register("1500 USDC"))
        .thenAccepted()
        .then(KeeperFundsReceived.class, KeeperRegistered.class);
    assertThat(kim(desk).bond()).isEqualTo(amount("1500 USDC"));
    assertThat(kim(desk).held()).containsOnlyKeys(USDC.id());
    assertThat(desk.reserve(USDC).keepers()).isEqualTo(amount("1500 USDC"));
  }

  @Test
  void the_smallest_bond_is_enough_and_one_unit_less_is_not() {
    var desk = keeperDesk(Profile.STANDARD);
    desk.when(register("999.999999 USDC"))
        .thenRejected(new BondTooSmall(KIM, amount("999.999999 USDC"), amount("1000 USDC")));
    desk.when(register("1000 USDC")).thenAccepted();
  }

  @Test
  void a_smallest_bond_finer_than_the_asset_is_rounded_up() {
    var terms = new KeeperTerms(USDC.id(), Wad.of("0.0000001"), Duration.ofMinutes(10));
    assertThat(terms.leastBond(USDC)).isEqualTo(amount("0.000001 USDC"));
  }

  @Test
  void a_keeper_registers_once() {
    withKim().when(register("1500 USDC")).thenRejected(new KeeperAlreadyRegistered(KIM));
  }

  @ParameterizedTest
  @ValueSource(strings = {"desk", "treasury"})
  void a_name_that_others_go_by_is_refused(String name) {
    keeperDesk(Profile.STANDARD)
        .when(register(name, "1500 USDC"))
        .thenRejected(new KeeperNameReserved(new KeeperId(name)));
  }

  @Test
  void a_market_may_admit_no_keepers() {
    desk().when(register("1500 USDC")).thenRejected(new KeepersNotAdmitted(MAIN));
    desk().when(bring("1 USDC")).thenRejected(new KeepersNotAdmitted(MAIN));
    DeskFixture.empty().when(register("1500 USDC")).thenRejected(new MarketUnknown(MAIN));
  }

  @Test
  void whoever_is_not_registered_has_no_money_here() {
    var desk = keeperDesk(Profile.STANDARD);
    for (var command : List.of(addBond("1 USDC"), bring("1 USDC"), takeFunds("1 USDC")))
      desk.when(command).thenRejected(new KeeperUnknown(MAIN, KIM));
    desk.when(leaveMarket()).thenRejected(new KeeperUnknown(MAIN, KIM));
  }

  @Test
  void a_bond_grows() {
    var desk = withKim();
    desk.when(addBond("500 USDC")).thenAccepted().then(KeeperFundsReceived.class, BondAdded.class);
    assertThat(kim(desk).bond()).isEqualTo(amount("2000 USDC"));
  }

  @Test
  void funds_are_brought_and_taken_out() {
    var desk = withKim();
    desk.when(bring("2 WETH")).thenAccepted().then(KeeperFundsReceived.class, FundsDeposited.class);
    assertThat(kim(desk).fundsOf(WETH)).isEqualTo(amount("5 WETH"));
    desk.when(takeFunds("1 WETH"))
        .thenAccepted()
        .then(KeeperFundsReleased.class, FundsWithdrawn.class);
    assertThat(kim(desk).fundsOf(WETH)).isEqualTo(amount("4 WETH"));
  }

  @Test
  void all_of_the_free_funds_can_be_taken_out_and_not_one_unit_of_the_bond() {
    var desk = withKim();
    desk.when(takeFunds("20000.000001 USDC"))
        .thenRejected(new FundsShort(KIM, amount("20000.000001 USDC"), amount("20000 USDC")));
    desk.given(takeFunds("max USDC"));
    assertThat(kim(desk).funds()).containsOnlyKeys(WETH.id());
    desk.when(takeFunds("max USDC")).thenRejected(new FundsShort(KIM, USDC.zero(), USDC.zero()));
    assertThat(kim(desk).bond()).isEqualTo(amount("1500 USDC"));
  }

  @Test
  void what_is_set_aside_is_not_free() {
    var desk = withKim();
    byTill(desk, till -> till.escrow(KIM, "lot-1", amount("15000 USDC")));
    desk.when(takeFunds("5000.000001 USDC"))
        .thenRejected(new FundsShort(KIM, amount("5000.000001 USDC"), amount("5000 USDC")));
  }

  @Test
  void amounts_are_judged_as_everywhere() {
    var desk = withKim();
    desk.when(bring("0 USDC")).thenRejected(new AmountNotPositive(USDC.id(), BigDecimal.ZERO));
    desk.when(takeFunds("0.0000001 USDC"))
        .thenRejected(new TooManyDecimals(USDC.id(), new BigDecimal("0.0000001"), 6));
    desk.when(register("kai", "-1 USDC"))
        .thenRejected(new AmountNotPositive(USDC.id(), new BigDecimal("-1")));
    desk.when(bring("max USDC")).thenRejected(new AmountTooSmall(USDC.zero()));
    var unknown = new AssetId("DOGE");
    desk.when(new DepositFunds(MAIN, KIM, unknown, Quantity.of("1")))
        .thenRejected(new AssetUnknown(MAIN, unknown));
  }

  @Test
  void a_bond_asset_that_is_not_listed_yet_is_no_bond() {
    DeskFixture.empty()
        .given(keeperDesk(Profile.STANDARD).book().events().subList(0, 1))
        .when(new RegisterKeeper(MAIN, KIM, quantity("1500 USDC")))
        .thenRejected(new AssetUnknown(MAIN, USDC.id()));
  }

  @Test
  void nothing_of_a_paused_asset_moves() {
    var desk = withKim().given(Listing.of(WETH).paused().command());
    var paused = new AssetPaused(WETH.id());
    desk.when(bring("1 WETH")).thenRejected(paused);
    desk.when(takeFunds("1 WETH")).thenRejected(paused);
    desk.when(leaveMarket()).thenRejected(paused);
    desk.when(takeFunds("1 USDC")).thenAccepted();
    desk.given(Listing.of(USDC).paused().command());
    desk.when(register("kai", "1500 USDC")).thenRejected(new AssetPaused(USDC.id()));
    desk.when(addBond("1 USDC")).thenRejected(new AssetPaused(USDC.id()));
  }

  @Test
  void a_frozen_asset_may_still_come_for_it_is_not_lent() {
    var desk = withKim().given(Listing.of(WETH).frozen().command());
    desk.when(bring("1 WETH")).thenAccepted();
  }

  @Test
  void whoever_leaves_gets_bond_and_funds_and_is_a_stranger() {
    var desk = withKim();
    var departed = desk.when(leaveMarket()).thenAccepted().event(KeeperDeparted.class);
    assertThat(departed.paidOut()).containsExactly(amount("21500 USDC"), amount("3 WETH"));
    assertThat(desk.book().keeper(KIM)).isEqualTo(new Keeper.Departed(KIM));
    assertThat(desk.reserve(USDC).keepers()).isEqualTo(USDC.zero());
    desk.when(register("1000 USDC")).thenAccepted();
  }

  @Test
  void nobody_leaves_with_something_open() {
    var desk = withKim();
    byTill(
        desk,
        till -> {
          till.escrow(KIM, "lot-2", amount("5 USDC"));
          till.escrow(KIM, "lot-1", USDC.zero());
        });
    desk.when(leaveMarket()).thenRejected(new EscrowOpen(KIM, "lot-1", USDC.zero()));
    byTill(desk, till -> till.releaseEscrow(KIM, "lot-1"));
    desk.when(leaveMarket()).thenRejected(new EscrowOpen(KIM, "lot-2", amount("5 USDC")));
    byTill(desk, till -> till.releaseEscrow(KIM, "lot-2"));
    desk.when(leaveMarket()).thenAccepted();
  }

  @Test
  void keepers_money_is_not_lent_and_moves_no_rate() {
    var desk = keeperDesk(Profile.STANDARD);
    var before = desk.reserve(USDC);
    desk.given(register("1500 USDC"), bring("20000 USDC"));
    var after = desk.reserve(USDC);
    assertThat(after.cash()).isEqualTo(before.cash());
    assertThat(after.liquidity()).isEqualTo(before.liquidity());
    assertThat(after.utilization()).isEqualTo(before.utilization());
    assertThat(after.broughtIn()).isEqualTo(before.broughtIn());
    assertThat(after.collateral()).isEqualTo(before.collateral());
    assertThat(after.accrual()).isEqualTo(before.accrual());
  }
}
