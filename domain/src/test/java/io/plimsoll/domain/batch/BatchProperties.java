package io.plimsoll.domain.batch;

import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.ForAll.forAll;
import static java.math.BigInteger.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.batch.Clearing.Fill;
import io.plimsoll.domain.batch.Clearing.Part;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.testing.Generator;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class BatchProperties {

  /** What a bid asks for and how far above the minimum it goes, in few steps so that many tie. */
  private record Wish(BigInteger quantity, int steps) {}

  private static final Wad MINIMUM = Wad.of("1.999999999999999999");
  private static final Instant END = Instant.parse("2026-01-01T13:00:00Z");

  private static final Generator<BigInteger> QUANTITIES =
      Generator.integers(ONE, BigInteger.TEN.pow(23));
  private static final Generator<List<Wish>> WISHES =
      Generator.lists(r -> new Wish(QUANTITIES.next(r), r.nextInt(6)), 12);
  private static final Generator<List<BigInteger>> LOTS = Generator.lists(QUANTITIES, 6);

  private static BatchAuction auction(List<BigInteger> lots, List<Wish> wishes, MarginRule rule) {
    return new BatchAuction(
        new BatchTerms(WETH, USDC, MINIMUM, END, rule),
        IntStream.range(0, lots.size())
            .mapToObj(i -> new BatchLot(new LiquidationId("L" + i + ".1"), WETH.units(lots.get(i))))
            .toList(),
        IntStream.range(0, wishes.size()).mapToObj(i -> bid(i, wishes.get(i))).toList());
  }

  private static Bid bid(int number, Wish wish) {
    var above = BigInteger.TEN.pow(14).multiply(BigInteger.valueOf(wish.steps()));
    return new Bid(
        new KeeperId("k" + number),
        new Wad(MINIMUM.units().add(above)),
        WETH.units(wish.quantity()));
  }

  private static <T> Amount sum(List<T> things, Function<T, Amount> amount, Amount zero) {
    return things.stream().map(amount).reduce(zero, Amount::plus);
  }

  private static Amount demand(BatchAuction auction, Predicate<Wad> limits) {
    return sum(
        auction.bids().stream().filter(bid -> limits.test(bid.limit())).toList(),
        Bid::quantity,
        WETH.zero());
  }

  @TestFactory
  Stream<DynamicTest> units_and_money_are_conserved() {
    return forAll(
        LOTS,
        WISHES,
        Generator.oneOf(MarginRule.values()),
        (lots, wishes, rule) -> {
          var auction = auction(lots, wishes, rule);
          var cleared = auction.clear();
          assertThat(sum(cleared.fills(), Fill::bought, WETH.zero())).isEqualTo(cleared.sold());
          assertThat(sum(cleared.fills(), Fill::paid, USDC.zero())).isEqualTo(cleared.proceeds());
          assertThat(cleared.sold().plus(sum(cleared.parts(), Part::unsold, WETH.zero())))
              .isEqualTo(auction.quantity());
          assertThat(cleared.sold()).isEqualTo(auction.quantity().min(demand(auction, _ -> true)));
          for (var i = 0; i < wishes.size(); i++) {
            var bid = auction.bids().get(i);
            var fill = cleared.fills().get(i);
            assertThat(fill.paid().plus(fill.refund())).isEqualTo(auction.escrow(bid));
            assertThat(fill.bought()).isLessThanOrEqualTo(bid.quantity());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> the_price_is_the_highest_at_which_the_lot_is_covered() {
    return forAll(
        LOTS,
        WISHES,
        (lots, wishes) -> {
          var auction = auction(lots, wishes, MarginRule.FIRST_COME);
          var price = auction.clear().price().orElseThrow();
          assertThat(price).isGreaterThanOrEqualTo(MINIMUM);
          assertThat(demand(auction, limit -> limit.compareTo(price) > 0))
              .isLessThan(auction.quantity());
          if (auction.quantity().exceeds(demand(auction, limit -> limit.compareTo(price) >= 0)))
            assertThat(auction.bids()).allMatch(bid -> bid.limit().compareTo(price) >= 0);
        });
  }

  @TestFactory
  Stream<DynamicTest> whoever_bids_more_than_the_price_gets_all_and_less_gets_nothing() {
    return forAll(
        LOTS,
        WISHES,
        Generator.oneOf(MarginRule.values()),
        (lots, wishes, rule) -> {
          var auction = auction(lots, wishes, rule);
          var cleared = auction.clear();
          var price = cleared.price().orElseThrow();
          for (var i = 0; i < wishes.size(); i++) {
            var bid = auction.bids().get(i);
            var fill = cleared.fills().get(i);
            var side = bid.limit().compareTo(price);
            if (side > 0) assertThat(fill.bought()).isEqualTo(bid.quantity());
            if (side < 0) assertThat(fill.bought()).isEqualTo(WETH.zero());
            assertThat(fill.paid()).isEqualTo(auction.terms().cost(fill.bought(), price));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> no_loan_is_a_unit_away_from_its_share() {
    return forAll(
        LOTS,
        WISHES,
        (lots, wishes) -> {
          var auction = auction(lots, wishes, MarginRule.FIRST_COME);
          var cleared = auction.clear();
          for (var part : cleared.parts()) {
            var exact = cleared.proceeds().units().multiply(part.sold().units());
            var sold = cleared.sold().units();
            assertThat(part.proceeds().units().multiply(sold).subtract(exact).abs())
                .isLessThan(sold);
          }
        });
  }
}
