package io.plimsoll.domain.testing;

import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.asset;
import static io.plimsoll.domain.testing.DeskWords.quantity;
import static io.plimsoll.domain.testing.DeskWords.supply;

import io.plimsoll.domain.decision.Decision.Accepted;
import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.keeper.Keeper;
import io.plimsoll.domain.keeper.KeeperCommand.AddBond;
import io.plimsoll.domain.keeper.KeeperCommand.DepositFunds;
import io.plimsoll.domain.keeper.KeeperCommand.LeaveMarket;
import io.plimsoll.domain.keeper.KeeperCommand.RegisterKeeper;
import io.plimsoll.domain.keeper.KeeperCommand.WithdrawFunds;
import io.plimsoll.domain.keeper.Till;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.market.KeeperTerms;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.money.Wad;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A market that admits keepers for a bond of 1,000 USDC, and how tests talk of them. Kim is a
 * keeper.
 */
public final class KeeperDesk {

  public static final KeeperId KIM = new KeeperId("kim");

  public static final KeeperTerms TERMS =
      new KeeperTerms(USDC.id(), Wad.of("1000"), Duration.ofMinutes(10));

  private KeeperDesk() {}

  /**
   * USDC, WETH and WBTC are listed as the profile would have it, and Lena has supplied a million.
   */
  public static DeskFixture keeperDesk(Profile profile) {
    return keeperDesk(profile, TERMS);
  }

  public static DeskFixture keeperDesk(Profile profile, KeeperTerms keepers) {
    var policy = LiquidationPolicy.standard(USD);
    var terms =
        new MarketTerms(USD.zero(), policy, profile, SellingTerms.DIRECT, Optional.of(keepers));
    var desk = DeskFixture.empty().given(new OpenMarket(MAIN, USD, terms));
    for (var token : List.of(USDC, WETH, WBTC))
      desk.given(
          (profile.equals(Profile.COMET)
                  ? token.equals(USDC) ? StoreDesk.usdc() : StoreDesk.collateral(Listing.of(token))
                  : Listing.of(token))
              .command());
    return desk.priced("USDC", "1")
        .priced("WETH", "2000")
        .priced("WBTC", "30000")
        .given(supply("lena", "1000000 USDC"));
  }

  /** The standard one; Kim is registered with 1,500 USDC, and has 20,000 USDC and 3 WETH. */
  public static DeskFixture withKim() {
    return keeperDesk(Profile.STANDARD)
        .given(register("1500 USDC"), bring("20000 USDC"), bring("3 WETH"));
  }

  public static RegisterKeeper register(String bond) {
    return register("kim", bond);
  }

  public static RegisterKeeper register(String keeper, String bond) {
    return new RegisterKeeper(MAIN, new KeeperId(keeper), quantity(bond));
  }

  public static AddBond addBond(String amount) {
    return new AddBond(MAIN, KIM, quantity(amount));
  }

  public static DepositFunds bring(String amount) {
    return bring("kim", amount);
  }

  public static DepositFunds bring(String keeper, String amount) {
    return new DepositFunds(MAIN, new KeeperId(keeper), asset(amount), quantity(amount));
  }

  public static WithdrawFunds takeFunds(String amount) {
    return takeFunds("kim", amount);
  }

  public static WithdrawFunds takeFunds(String keeper, String amount) {
    return new WithdrawFunds(MAIN, new KeeperId(keeper), asset(amount), quantity(amount));
  }

  public static LeaveMarket leaveMarket() {
    return leaveMarket("kim");
  }

  public static LeaveMarket leaveMarket(String keeper) {
    return new LeaveMarket(MAIN, new KeeperId(keeper));
  }

  public static Keeper.Registered kim(DeskFixture desk) {
    return (Keeper.Registered) desk.book().keeper(KIM);
  }

  /** What somebody who sells to keepers does with the till; the books are audited. */
  public static List<Event> byTill(DeskFixture desk, Consumer<Till> sale) {
    var draft = new Draft(desk.book());
    sale.accept(new Till(draft, desk.facts().now()));
    var events = ((Accepted) draft.accepted()).events();
    BookAudit.check(desk.book(), desk.book().append(events));
    return events;
  }
}
