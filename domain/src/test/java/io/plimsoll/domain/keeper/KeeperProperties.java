package io.plimsoll.domain.keeper;

import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.quantity;
import static io.plimsoll.domain.testing.ForAll.forAll;
import static io.plimsoll.domain.testing.KeeperDesk.byTill;
import static io.plimsoll.domain.testing.KeeperDesk.keeperDesk;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.decision.Decision.Accepted;
import io.plimsoll.domain.keeper.Keeper.Registered;
import io.plimsoll.domain.keeper.KeeperCommand.AddBond;
import io.plimsoll.domain.keeper.KeeperCommand.DepositFunds;
import io.plimsoll.domain.keeper.KeeperCommand.LeaveMarket;
import io.plimsoll.domain.keeper.KeeperCommand.RegisterKeeper;
import io.plimsoll.domain.keeper.KeeperCommand.WithdrawFunds;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.reserve.ReserveEvent.BondForfeited;
import io.plimsoll.domain.reserve.ReserveEvent.KeeperFundsReceived;
import io.plimsoll.domain.reserve.ReserveEvent.KeeperFundsReleased;
import io.plimsoll.domain.testing.BookAudit;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Generator;
import io.plimsoll.domain.testing.PaperBook;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Random moves of keepers and of whoever sells to them. That bonds, funds and escrows of all
 * keepers are what the reserve holds for them, the audit of the books says after every move.
 */
class KeeperProperties {

  private static final List<KeeperId> KEEPERS =
      Stream.of("kim", "kai", "kit").map(KeeperId::new).toList();
  private static final List<Token> ASSETS = List.of(USDC, WETH, WBTC);
  private static final List<String> LOTS = List.of("lot-1", "lot-2");
  private static final BigInteger MOST = BigInteger.TEN.pow(22);

  private enum Kind {
    REGISTER,
    ADD_BOND,
    DEPOSIT,
    WITHDRAW,
    WITHDRAW_ALL,
    LEAVE,
    PAY,
    CREDIT,
    ESCROW,
    RELEASE,
    PAY_FROM_ESCROW,
    SLASH
  }

  private record Move(Kind kind, KeeperId keeper, Token asset, String lot, BigInteger units) {

    static Generator<Move> moves() {
      var kinds = Generator.oneOf(Kind.values());
      var keepers = Generator.oneOf(KEEPERS.toArray(KeeperId[]::new));
      var assets = Generator.oneOf(ASSETS.toArray(Token[]::new));
      var lots = Generator.oneOf(LOTS.toArray(String[]::new));
      var units = Generator.integers(BigInteger.ONE, MOST);
      return random ->
          new Move(
              kinds.next(random),
              keepers.next(random),
              assets.next(random),
              lots.next(random),
              units.next(random));
    }

    Amount amount() {
      return asset.units(units);
    }

    Amount upTo(Amount most) {
      return most.token().units(units.mod(most.units().add(BigInteger.ONE)));
    }
  }

  @TestFactory
  Stream<DynamicTest> the_reserves_hold_what_keepers_have_and_nobody_takes_out_more_than_came_in() {
    return Stream.of(Profile.STANDARD, Profile.MORPHO_BLUE, Profile.COMET)
        .flatMap(
            profile ->
                forAll(4, 60, Generator.lists(Move.moves(), 80), moves -> run(profile, moves)));
  }

  private static void run(Profile profile, List<Move> moves) {
    var desk = keeperDesk(profile);
    for (var keeper : KEEPERS) desk.decide(new RegisterKeeper(MAIN, keeper, Quantity.of("5000")));
    moves.forEach(move -> take(desk, move));
    BookAudit.checkAll(desk.book());
    assertThat(PaperBook.replayed(MAIN, desk.book().events()).states())
        .as("events read again give what deciding left")
        .isEqualTo(desk.book().states());
    for (var asset : ASSETS) assertAccounted(desk, asset);
    for (var keeper : KEEPERS) assertGone(desk, keeper);
  }

  private static void take(DeskFixture desk, Move move) {
    var keeper = move.keeper;
    var asset = move.asset.id();
    switch (move.kind) {
      case REGISTER -> desk.decide(new RegisterKeeper(MAIN, keeper, quantity(move.amount())));
      case ADD_BOND -> desk.decide(new AddBond(MAIN, keeper, quantity(USDC.units(move.units))));
      case DEPOSIT -> desk.decide(new DepositFunds(MAIN, keeper, asset, quantity(move.amount())));
      case WITHDRAW -> desk.decide(new WithdrawFunds(MAIN, keeper, asset, quantity(move.amount())));
      case WITHDRAW_ALL ->
          desk.decide(new WithdrawFunds(MAIN, keeper, asset, Quantity.everything()));
      case LEAVE -> {
        if (move.units.testBit(0)) desk.decide(new LeaveMarket(MAIN, keeper));
      }
      default -> {
        if (desk.book().keeper(keeper) instanceof Registered registered)
          byTill(desk, till -> sell(till, registered, move));
      }
    }
  }

  /** As a seller who asks first would. */
  private static void sell(Till till, Registered keeper, Move move) {
    var free = keeper.fundsOf(move.asset);
    var open = keeper.escrow().get(move.lot);
    switch (move.kind) {
      case PAY -> till.pay(keeper.id(), move.lot, move.upTo(free));
      case CREDIT -> till.credit(keeper.id(), move.lot, move.amount());
      case ESCROW -> {
        if (open == null) till.escrow(keeper.id(), move.lot, move.upTo(free));
      }
      case RELEASE -> {
        if (open != null) till.releaseEscrow(keeper.id(), move.lot);
      }
      case PAY_FROM_ESCROW -> {
        if (open != null) till.payFromEscrow(keeper.id(), move.lot, move.upTo(open));
      }
      case SLASH -> {
        var lost = till.slash(keeper.id(), move.lot, USDC.units(move.units));
        assertThat(lost).isLessThanOrEqualTo(keeper.bond());
      }
      default -> throw new IllegalStateException(move + " is no move of a seller");
    }
  }

  /** What came in is there, went out, or was lost. */
  private static void assertAccounted(DeskFixture desk, Token asset) {
    var left = new HashMap<KeeperId, BigInteger>();
    for (var event : desk.book().events())
      switch (event) {
        case KeeperFundsReceived e -> add(left, asset, e.keeper(), e.amount(), 1);
        case KeeperFundsReleased e -> add(left, asset, e.keeper(), e.amount(), -1);
        case BondForfeited e -> add(left, asset, e.keeper(), e.amount(), -1);
        default -> {}
      }
    for (var keeper : KEEPERS)
      assertThat(held(desk, keeper, asset))
          .as("%s of %s", asset, keeper)
          .isEqualTo(left.getOrDefault(keeper, BigInteger.ZERO))
          .isNotNegative();
  }

  private static void add(
      Map<KeeperId, BigInteger> left, Token asset, KeeperId keeper, Amount amount, int sign) {
    if (amount.token().equals(asset))
      left.merge(keeper, amount.units().multiply(BigInteger.valueOf(sign)), BigInteger::add);
  }

  private static BigInteger held(DeskFixture desk, KeeperId keeper, Token asset) {
    return desk.book().keeper(keeper) instanceof Registered registered
        ? registered.held().getOrDefault(asset.id(), asset.zero()).units()
        : BigInteger.ZERO;
  }

  /** Whoever has nothing open can always leave with all there is. */
  private static void assertGone(DeskFixture desk, KeeperId keeper) {
    if (!(desk.book().keeper(keeper) instanceof Registered registered)) return;
    for (var lot : registered.escrow().keySet())
      byTill(desk, till -> till.releaseEscrow(keeper, lot));
    assertThat(desk.decide(new LeaveMarket(MAIN, keeper))).isInstanceOf(Accepted.class);
    for (var asset : ASSETS) assertThat(held(desk, keeper, asset)).isZero();
  }
}
