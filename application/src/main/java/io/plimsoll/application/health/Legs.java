package io.plimsoll.application.health;

import io.plimsoll.application.health.Leg.Side;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.market.CategoryId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ways in which assets stand in a market's loans, numbered as they are first met. */
final class Legs {

  /**
   * What a loan has on a leg.
   *
   * @param amount held in smallest units, pledged in shares or owed in scaled units
   */
  record Position(int leg, double amount) {}

  private final List<Leg> legs = new ArrayList<>();
  private final Map<Leg, Integer> numbers = new HashMap<>();

  int size() {
    return legs.size();
  }

  Leg get(int leg) {
    return legs.get(leg);
  }

  List<Position> positions(Loan.Open loan) {
    var positions = new ArrayList<Position>();
    loan.collateral()
        .forEach(
            (asset, amount) ->
                positions.add(
                    position(new Leg(asset, Side.HELD, loan.category()), amount.units())));
    loan.pledged()
        .forEach(
            (asset, shares) ->
                positions.add(position(new Leg(asset, Side.PLEDGED, loan.category()), shares)));
    loan.scaledDebt()
        .forEach(
            (asset, scaled) ->
                positions.add(
                    position(new Leg(asset, Side.OWED, Optional.<CategoryId>empty()), scaled)));
    return positions;
  }

  private Position position(Leg leg, BigInteger amount) {
    return new Position(number(leg), amount.doubleValue());
  }

  private int number(Leg leg) {
    return numbers.computeIfAbsent(
        leg,
        met -> {
          legs.add(met);
          return legs.size() - 1;
        });
  }
}
