package io.plimsoll.domain.decision;

import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.quantity;
import static io.plimsoll.domain.testing.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.decision.Decision.Accepted;
import io.plimsoll.domain.decision.Move.Kind;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderCommand.Supply;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Generator;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Nobody makes money of roundings. Otto has two accounts and two loans, is a keeper, and does with
 * them what he likes, by single units and by any amount, while everybody else stands still.
 */
class GainProperties {

  private static final int BATCHES = 4;
  private static final int RUNS = 60;
  private static final int MOVES = 60;
  private static final int SETTING_OUT = 30;

  private static final Set<Kind> OWN =
      EnumSet.of(
          Kind.SUPPLY,
          Kind.WITHDRAW,
          Kind.SEND,
          Kind.COVER,
          Kind.STAKE,
          Kind.COOL,
          Kind.UNSTAKE,
          Kind.SETTLE,
          Kind.DEPOSIT,
          Kind.TAKE_OUT,
          Kind.PLEDGE,
          Kind.LIFT,
          Kind.TAKE_OUT_PLEDGED,
          Kind.DRAW,
          Kind.REPAY,
          Kind.REPAY_WITH_SHARES,
          Kind.REPAY_WITH_PLEDGED,
          Kind.CONTRIBUTE,
          Kind.ACCRUE,
          Kind.CHOOSE,
          Kind.LEAVE,
          Kind.REGISTER,
          Kind.ADD_BOND,
          Kind.BRING_FUNDS,
          Kind.TAKE_FUNDS,
          Kind.LEAVE_MARKET);

  private static PlainMoves otto(Waters waters) {
    return new PlainMoves(
        waters.assets(),
        List.of(new AccountId("otto"), new AccountId("otilie")),
        List.of(new LoanId("O1"), new LoanId("O2")),
        List.of(new KeeperId("otto")));
  }

  /** What everybody did before, what Otto does, and whether he does it unit by unit. */
  private record Scheme(List<Move> before, List<Move> own, boolean byUnits) {

    static Generator<Scheme> schemes(Waters waters, Set<Kind> kinds) {
      var before = Generator.lists(Move.moves(waters.kinds()), SETTING_OUT);
      var own = Generator.lists(Move.moves(kinds), MOVES);
      return new Generator<>() {
        @Override
        public Scheme next(RandomGenerator random) {
          return new Scheme(before.next(random), own.next(random), random.nextBoolean());
        }

        @Override
        public List<Scheme> smaller(Scheme scheme) {
          return Stream.concat(
                  own.smaller(scheme.own).stream()
                      .map(less -> new Scheme(scheme.before, less, scheme.byUnits)),
                  before.smaller(scheme.before).stream()
                      .map(less -> new Scheme(less, scheme.own, scheme.byUnits)))
              .toList();
        }
      };
    }

    Stream<Move> moves() {
      return byUnits
          ? own.stream().map(m -> new Move(m.kind(), m.who(), m.what(), m.other(), BigInteger.ONE))
          : own.stream();
    }
  }

  @TestFactory
  Stream<DynamicTest> while_no_time_passes_nobody_gains_a_unit() {
    return everywhere(
        OWN,
        (waters, scheme) -> {
          var otto = new Otto(waters, underWay(waters, scheme));
          scheme
              .moves()
              .forEach(
                  move -> {
                    otto.take(move);
                    for (var token : waters.assets())
                      assertThat(otto.purse.gain(token))
                          .as("%s after %s", token, move)
                          .isNotPositive();
                  });
        });
  }

  @TestFactory
  Stream<DynamicTest> as_time_passes_nobody_gains_more_than_the_interest() {
    return everywhere(
        withTime(),
        (waters, scheme) -> {
          var otto = new Otto(waters, underWay(waters, scheme));
          scheme
              .moves()
              .forEach(
                  move -> {
                    otto.take(move);
                    for (var token : waters.assets())
                      assertThat(otto.purse.gain(token))
                          .as("%s after %s", token, move)
                          .isLessThanOrEqualTo(otto.purse.interest(token))
                          .isLessThanOrEqualTo(otto.purse.interestOfOthers(token));
                  });
        });
  }

  /**
   * Otto is the first in a reserve, gives the desk what he likes, and does what he likes before and
   * after Vera brings something: she can take out what she brought but for the worth of a share,
   * and he has nothing of it.
   */
  @TestFactory
  Stream<DynamicTest> the_first_lender_has_nothing_of_being_first() {
    return everywhere(
        withTime(),
        (waters, scheme) -> {
          var desk = waters.empty().given(openLoan("O1", "otto"), openLoan("O2", "otto"));
          var otto = new Otto(waters, desk);
          var moves = scheme.moves().toList();
          for (var move : moves.subList(0, moves.size() / 2)) otto.take(move);
          supplyForVera(waters, desk, scheme.own().getFirst());
          for (var move : moves.subList(moves.size() / 2, moves.size())) {
            otto.take(move);
            for (var token : waters.assets())
              assertThat(otto.purse.gain(token)).as("%s after %s", token, move).isNotPositive();
          }
        });
  }

  private static void supplyForVera(Waters waters, DeskFixture desk, Move move) {
    var vera = new AccountId("vera");
    for (var token : waters.assets()) {
      var amount = token.units(move.size());
      var index = desk.reserve(token).accruedTo(desk.facts().now()).liquidityIndex();
      var share = Rounding.UP.divide(index.units(), Ray.SCALE);
      var brought =
          desk.decide(new Supply(MAIN, vera, token.id(), quantity(amount))) instanceof Accepted;
      if (brought)
        assertThat(desk.balance("vera", token).units())
            .isGreaterThanOrEqualTo(amount.units().subtract(share));
      else assertThat(amount.units()).as("%s of %s", amount, index).isLessThanOrEqualTo(share);
    }
  }

  /** What he does, and what he has of it. */
  private record Otto(PlainMoves moves, DeskFixture desk, Purse purse) {

    Otto(Waters waters, DeskFixture desk) {
      this(otto(waters), desk);
    }

    private Otto(PlainMoves moves, DeskFixture desk) {
      this(moves, desk, new Purse(desk, moves));
    }

    void take(Move move) {
      if (move.kind() == Kind.TIME)
        purse.passTime(() -> desk.after(Duration.ofSeconds(1L << move.choice(25))));
      else if (desk.decide(moves.command(move).orElseThrow()) instanceof Accepted(var events))
        purse.note(events);
    }
  }

  /** Others have done this and that; then the assets are open for everything. */
  private static DeskFixture underWay(Waters waters, Scheme scheme) {
    var voyage = new Voyage(waters);
    voyage.desk().lookingClosely(SETTING_OUT);
    scheme.before().forEach(voyage::take);
    for (var token : waters.assets()) voyage.desk().given(waters.plain(token).command());
    return voyage.desk().given(openLoan("O1", "otto"), openLoan("O2", "otto"));
  }

  private static Set<Kind> withTime() {
    var kinds = EnumSet.copyOf(OWN);
    kinds.add(Kind.TIME);
    return kinds;
  }

  @FunctionalInterface
  private interface Claim {
    void about(Waters waters, Scheme scheme);
  }

  private static Stream<DynamicTest> everywhere(Set<Kind> own, Claim claim) {
    return Arrays.stream(Waters.values())
        .flatMap(
            waters -> {
              var kinds = EnumSet.copyOf(own);
              kinds.retainAll(waters.kinds());
              return forAll(
                  BATCHES,
                  RUNS,
                  Scheme.schemes(waters, kinds),
                  scheme -> claim.about(waters, scheme));
            });
  }
}
