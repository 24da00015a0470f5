package io.plimsoll.domain.auction;

import static io.plimsoll.domain.auction.AuctionRoom.A1;
import static io.plimsoll.domain.auction.AuctionRoom.KIRA;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.ForAll.forAll;
import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TEN;
import static java.math.BigInteger.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.auction.Auction.Ended;
import io.plimsoll.domain.auction.Auction.Running;
import io.plimsoll.domain.auction.Auction.Unopened;
import io.plimsoll.domain.auction.AuctionCommand.ResetAuction;
import io.plimsoll.domain.auction.AuctionCommand.TakeLot;
import io.plimsoll.domain.auction.AuctionEvent.AuctionEnded;
import io.plimsoll.domain.auction.AuctionEvent.AuctionStarted;
import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.auction.terms.AuctionTerms;
import io.plimsoll.domain.auction.terms.Breaker;
import io.plimsoll.domain.auction.terms.Incentive;
import io.plimsoll.domain.auction.terms.PriceCurve;
import io.plimsoll.domain.auction.terms.ResetRule;
import io.plimsoll.domain.auction.terms.Sizes;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Decision.Accepted;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.testing.Generator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whole auctions with terms, decimals and keepers by chance. */
class AuctionProperties {

  /**
   * @param seconds that pass before it
   * @param share of what is left of the lot, in hundredths; more than 100 is more than there is
   */
  private record Move(int seconds, int share) {}

  private record Opening(AuctionTerms terms, Owed owed, Amount collateral, Ray price, Hole hole) {}

  private static Generator<Opening> openings() {
    return AuctionProperties::opening;
  }

  private static Opening opening(RandomGenerator random) {
    var debt = new Token("DEBT", random.nextInt(19));
    var collateral = new Token("COLL", random.nextInt(19));
    var owed = debt.units(some(random, BigInteger.valueOf(1_000_000).multiply(debt.unit())));
    var minimum = debt.units(BigInteger.valueOf(random.nextInt(2_000)).multiply(debt.unit()));
    var terms =
        new AuctionTerms(
            hundredths(100 + random.nextInt(60)),
            curve(random),
            new ResetRule(
                Duration.ofSeconds(random.nextInt(9_000)), hundredths(random.nextInt(80))),
            Sizes.of(new Wad(Wad.SCALE.add(some(random, Wad.SCALE))), minimum),
            new Incentive(debt.zero(), Wad.ZERO),
            Optional.of(hundredths(random.nextInt(100))));
    return new Opening(
        terms,
        new Owed(some(random, owed.units()), debt.units(some(random, TEN))),
        collateral.units(some(random, BigInteger.valueOf(10_000).multiply(collateral.unit()))),
        new Ray(some(random, Ray.SCALE.multiply(BigInteger.valueOf(100_000)))),
        new Hole(
            debt.units(some(random, debt.unit().multiply(BigInteger.valueOf(3_000_000)))),
            debt.zero()));
  }

  private static PriceCurve curve(RandomGenerator random) {
    var cut = new Ray(Ray.SCALE.subtract(some(random, Ray.SCALE.divide(BigInteger.valueOf(100)))));
    return switch (random.nextInt(3)) {
      case 0 -> new PriceCurve.Linear(Duration.ofSeconds(1L + random.nextInt(9_000)));
      case 1 -> new PriceCurve.Stairstep(cut, Duration.ofSeconds(1L + random.nextInt(120)));
      default -> new PriceCurve.Exponential(cut);
    };
  }

  /** From a thousandth part up to the most. */
  private static BigInteger some(RandomGenerator random, BigInteger most) {
    return Generator.integers(ONE.max(most.divide(BigInteger.valueOf(1_000))), ONE.max(most))
        .next(random);
  }

  private static Ray hundredths(int hundredths) {
    return new Ray(BigInteger.valueOf(hundredths).multiply(TEN.pow(25)));
  }

  private static Generator<List<Move>> moves() {
    return Generator.lists(
        random -> new Move(random.nextInt(random.nextInt(1_000) + 1), random.nextInt(120)), 30);
  }

  @TestFactory
  Stream<DynamicTest> the_price_never_rises_between_resets_nor_anything_is_sold_under_the_floor() {
    return forAll(
        openings(),
        moves(),
        (opening, moves) -> {
          var sale = new Sale(opening);
          for (var move : moves) {
            if (!(sale.auction instanceof Running before)) return;
            var price = before.price(opening.terms(), sale.now);
            sale.now = sale.now.plusSeconds(move.seconds());
            assertThat(before.price(opening.terms(), sale.now)).isLessThanOrEqualTo(price);
            sale.move(move);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> what_is_raised_and_what_is_left_are_what_was_to_be_raised() {
    return forAll(
        openings(),
        moves(),
        (opening, moves) -> {
          var sale = new Sale(opening);
          for (var move : moves) {
            sale.now = sale.now.plusSeconds(move.seconds());
            sale.move(move);
            sale.check();
          }
        });
  }

  /** One auction under way. */
  private static final class Sale {
    private final Opening opening;
    private Auction auction = new Unopened();
    private Hole hole;
    private Instant now = AuctionRoom.START;
    private Optional<AuctionStarted> started = Optional.empty();
    private Optional<AuctionEnded> ended = Optional.empty();
    private BigInteger paid = ZERO;
    private BigInteger bought = ZERO;

    Sale(Opening opening) {
      this.opening = opening;
      this.hole = opening.hole();
      note(
          auctioneer()
              .start(
                  auction,
                  new Consignment(MAIN, A1, L1, KIRA, opening.owed(), opening.collateral()),
                  new Holes(hole, hole)));
    }

    void move(Move move) {
      if (!(auction instanceof Running running)) return;
      if (running.resetCause(opening.terms(), now).isPresent()) {
        assertThat(take(Quantity.everything(), Ray.of("1000000000"))).isFalse();
        note(auctioneer().reset(auction, new ResetAuction(MAIN, A1, KIRA)));
        return;
      }
      var wanted =
          Rounding.UP.mulDiv(
              running.lot().units(), BigInteger.valueOf(move.share()), BigInteger.valueOf(100));
      var whole = new BigDecimal(wanted, running.lot().token().decimals());
      take(new Quantity.Exactly(whole), running.price(opening.terms(), now));
    }

    private boolean take(Quantity amount, Ray maxPrice) {
      return note(auctioneer().take(auction, new TakeLot(MAIN, A1, KIRA, amount, maxPrice)));
    }

    private Auctioneer auctioneer() {
      return new Auctioneer(
          new AuctionFacts(
              now, Optional.of(opening.price()), opening.terms(), Breaker.NOTHING_HALTED));
    }

    private boolean note(Decision decision) {
      if (!(decision instanceof Accepted(var events))) return false;
      for (var noted : events) {
        var event = (AuctionEvent) noted;
        auction = Auction.evolve(auction, event);
        hole = hole.evolve(event);
        switch (event) {
          case AuctionStarted start -> started = Optional.of(start);
          case LotTaken taken -> count(taken);
          case AuctionEnded end -> ended = Optional.of(end);
          default -> {}
        }
      }
      return true;
    }

    private void count(LotTaken taken) {
      paid = paid.add(taken.paid().units());
      bought = bought.add(taken.bought().units());
      var floor = started.orElseThrow().floor().orElseThrow();
      assertThat(taken.price()).isGreaterThanOrEqualTo(floor);
      assertThat(taken.paid())
          .as("a keeper pays at least what the price says")
          .isGreaterThanOrEqualTo(
              new LotPrice(taken.price(), taken.bought().token(), taken.paid().token())
                  .cost(taken.bought(), Rounding.DOWN));
    }

    void check() {
      if (started.isEmpty()) return;
      var start = started.get();
      var tabLeft =
          auction instanceof Running running ? running.tab() : ended.orElseThrow().unraised();
      var lotLeft =
          auction instanceof Running running ? running.lot() : ended.orElseThrow().returned();
      assertThat(paid.add(tabLeft.units())).isEqualTo(start.tab().units());
      assertThat(bought.add(lotLeft.units())).isEqualTo(start.lot().units());
      assertThat(hole.underAuction())
          .isEqualTo(auction instanceof Running ? tabLeft : tabLeft.token().zero());
      if (auction instanceof Ended) assertThat(tabLeft.isZero() || lotLeft.isZero()).isTrue();
      else assertThat(tabLeft.isZero() || lotLeft.isZero()).isFalse();
    }
  }
}
