package io.plimsoll.domain.loss;

import static io.plimsoll.domain.loss.LossBearer.BACKSTOP;
import static io.plimsoll.domain.loss.LossBearer.LENDERS;
import static io.plimsoll.domain.loss.LossBearer.TREASURY;
import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.contribute;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.stake;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static io.plimsoll.domain.testing.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.liquidation.LiquidationEvent.ShortfallBooked;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveEvent.DebtPaid;
import io.plimsoll.domain.reserve.ReserveEvent.DeficitBooked;
import io.plimsoll.domain.reserve.ReserveEvent.DeficitBorne;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.DeskFixture.Then;
import io.plimsoll.domain.testing.Listing;
import io.plimsoll.domain.testing.PaperBook;
import java.math.BigInteger;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A thousand price gaps too wide for anybody to sell in, each with three orders of who bears what
 * is lost.
 */
class LossProperties {

  private static final int CLOSELY = 100;

  /** What two lenders' whole units can differ by from a part of the loss. */
  private static final BigInteger TWO_UNITS = BigInteger.TWO;

  /**
   * @param loan thousandths of WETH that are pledged
   * @param drawn per mille of what they are worth, at 2,000
   * @param price per mille of 2,000 that is left of it
   * @param otto what the second lender brings beside Lena's million, like the next two in units
   */
  private record Gap(
      int loan, int drawn, int days, int price, int otto, long staked, long contributed) {

    static Gap next(RandomGenerator random) {
      return new Gap(
          random.nextInt(100, 590_000),
          random.nextInt(500, 790),
          random.nextInt(0, 400),
          random.nextInt(1, 400),
          random.nextInt(1_000_000, 2_000_000_000),
          random.nextInt(3) == 0 ? 0 : random.nextLong(1, 300_000_000_000L),
          random.nextInt(3) == 0 ? 0 : random.nextLong(1, 30_000_000_000L));
    }

    DeskFixture before(LossBearer... order) {
      var collateral = WETH.units(BigInteger.TEN.pow(15).multiply(BigInteger.valueOf(loan)));
      var debt = usdc(2_000L * loan * drawn);
      var desk = desk().given(Listing.of(USDC).losses(order).command());
      desk.lookingClosely(CLOSELY).given(supply("otto", text(usdc(otto))));
      if (staked > 0 && Stream.of(order).anyMatch(bearer -> bearer == BACKSTOP))
        desk.given(stake("sam", text(usdc(staked))));
      if (contributed > 0) desk.given(contribute(text(usdc(contributed))));
      return desk.given(deposit(text(collateral)), draw(text(debt))).after(Duration.ofDays(days));
    }

    String priceLeft() {
      return Integer.toString(2 * price);
    }
  }

  @TestFactory
  Stream<DynamicTest> a_treasury_bears_what_it_has_and_the_rest_stands() {
    return forAll(Gap::next, gap -> judge(gap, TREASURY));
  }

  @TestFactory
  Stream<DynamicTest> a_backstop_bears_what_the_treasury_could_not() {
    return forAll(Gap::next, gap -> judge(gap, TREASURY, BACKSTOP));
  }

  @TestFactory
  Stream<DynamicTest> lenders_bear_what_is_left_and_nothing_stands() {
    return forAll(Gap::next, gap -> judge(gap, TREASURY, BACKSTOP, LENDERS));
  }

  private static void judge(Gap gap, LossBearer... order) {
    var desk = gap.before(order);
    var owed = desk.debt(USDC);
    var had = desk.book().events().size();
    var otto = desk.balance("otto", USDC);
    var then = desk.priced("WETH", gap.priceLeft()).when(call("max USDC", "WETH")).thenAccepted();
    var unpaid = owed.minus(then.event(DebtPaid.class).amount());
    assertThat(then.event(DeficitBooked.class).amount()).as("deficit booked").isEqualTo(unpaid);
    assertThat(then.event(ShortfallBooked.class).shortfall()).isEqualTo(unpaid);
    var before = asItWasLost(desk.book(), had, then.events());
    var parts = parts(then);
    var left = unpaid;
    for (var bearer : order) {
      var expected = left.min(means(before, bearer));
      assertThat(parts.getOrDefault(bearer, USDC.zero())).as("%s", bearer).isEqualTo(expected);
      left = left.minus(expected);
    }
    var after = desk.reserve(USDC);
    assertThat(parts.keySet()).isSubsetOf(order);
    assertThat(after.deficit()).as("what nobody bore").isEqualTo(left);
    if (List.of(order).contains(LENDERS)) assertThat(left).isEqualTo(USDC.zero());
    assertExact(before, after, parts);
    var lost = parts.getOrDefault(LENDERS, USDC.zero()).units();
    assertThat(otto.minus(desk.balance("otto", USDC)).units())
        .as("Otto's part of %s", lost)
        .isCloseTo(
            lost.multiply(otto.units()).divide(before.supplied().units()), offset(TWO_UNITS));
  }

  /** Each fund falls by its part, to the unit, and nothing else moves. */
  private static void assertExact(
      Reserve.Listed before, Reserve.Listed after, Map<LossBearer, Amount> parts) {
    var staked = parts.getOrDefault(BACKSTOP, USDC.zero());
    assertThat(after.cash()).isEqualTo(before.cash().plus(staked));
    assertThat(before.losses().backstop().staked().subtract(after.losses().backstop().staked()))
        .isEqualTo(staked.units());
    assertThat(before.supplied().minus(after.supplied()))
        .as("what lenders can claim less")
        .isEqualTo(parts.getOrDefault(LENDERS, USDC.zero()));
    assertThat(after.debt()).isEqualTo(before.debt());
    assertThat(after.supplied().plus(after.treasury()))
        .as("claims against cash, debt and deficit")
        .isLessThanOrEqualTo(after.cash().plus(after.debt()).plus(after.deficit()));
  }

  private static Map<LossBearer, Amount> parts(Then then) {
    var parts = new EnumMap<LossBearer, Amount>(LossBearer.class);
    for (var event : then.events())
      if (event instanceof DeficitBorne borne) parts.put(borne.bearer(), borne.amount());
    return parts;
  }

  /** All that a bearer has: what it can claim, and the desk's own for the treasury. */
  private static Amount means(Reserve.Listed reserve, LossBearer bearer) {
    return switch (bearer) {
      case TREASURY -> {
        var own = reserve.accrual().spare(reserve.holdings()).add(reserve.deficit().units());
        yield reserve.treasury().plus(USDC.units(own.max(BigInteger.ZERO)));
      }
      case BACKSTOP -> USDC.units(reserve.losses().backstop().staked());
      case LENDERS -> reserve.supplied();
    };
  }

  /** The reserve when the deficit was booked and nobody had borne any of it. */
  private static Reserve.Listed asItWasLost(PaperBook book, int had, List<Event> more) {
    var until = more.stream().map(Object::getClass).toList().indexOf(DeficitBooked.class);
    return PaperBook.replayed(MAIN, book.events().subList(0, had + until + 1)).listed(USDC.id());
  }

  private static Amount usdc(long units) {
    return USDC.units(BigInteger.valueOf(units));
  }

  private static String text(Amount amount) {
    return amount.decimal() + " " + amount.token().symbol();
  }
}
