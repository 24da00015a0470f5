package io.plimsoll.domain.testing;

import static java.math.BigInteger.ZERO;

import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.keeper.Keeper;
import io.plimsoll.domain.lender.LenderAccount;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.money.AssetId;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What all lenders' accounts, loans and keepers of a market add up to, asset by asset. */
public final class Totals {

  /**
   * @param shares of lenders, and pledged to loans
   * @param debt scaled
   * @param collateral held apart
   * @param stakes shares of the backstop
   * @param keepers their bonds, free funds and escrows
   */
  public record Parts(
      BigInteger shares,
      BigInteger debt,
      BigInteger collateral,
      BigInteger stakes,
      BigInteger keepers) {

    static final Parts NONE = new Parts(ZERO, ZERO, ZERO, ZERO, ZERO);

    static Parts shares(BigInteger shares) {
      return new Parts(shares, ZERO, ZERO, ZERO, ZERO);
    }

    static Parts stakes(BigInteger stakes) {
      return new Parts(ZERO, ZERO, ZERO, stakes, ZERO);
    }

    Parts plus(Parts other) {
      return new Parts(
          shares.add(other.shares),
          debt.add(other.debt),
          collateral.add(other.collateral),
          stakes.add(other.stakes),
          keepers.add(other.keepers));
    }

    Parts negate() {
      return new Parts(
          shares.negate(), debt.negate(), collateral.negate(), stakes.negate(), keepers.negate());
    }
  }

  private final Map<AssetId, Parts> sums = new TreeMap<>();

  /** Counted from nothing. */
  public static Totals of(Stream<? extends StreamState> states) {
    var totals = new Totals();
    states.forEach(state -> totals.add(state, false));
    return totals;
  }

  public Parts of(AssetId asset) {
    return sums.getOrDefault(asset, Parts.NONE);
  }

  /** One stream is no longer in one state, but in another. */
  void move(StreamState before, StreamState after) {
    add(before, true);
    add(after, false);
  }

  private void add(StreamState state, boolean taken) {
    switch (state) {
      case LenderAccount lender -> {
        lender.shares().forEach((asset, shares) -> add(asset, taken, Parts.shares(shares)));
        lender.stakes().forEach((asset, one) -> add(asset, taken, Parts.stakes(one.shares())));
      }
      case Loan.Open loan ->
          loan.assets()
              .forEach(
                  asset -> {
                    var held = loan.collateral().get(asset);
                    var units = held == null ? ZERO : held.units();
                    add(
                        asset,
                        taken,
                        new Parts(
                            loan.pledgedOf(asset), loan.scaledDebtOf(asset), units, ZERO, ZERO));
                  });
      case Keeper.Registered keeper ->
          keeper
              .held()
              .forEach(
                  (asset, held) ->
                      add(asset, taken, new Parts(ZERO, ZERO, ZERO, ZERO, held.units())));
      default -> {}
    }
  }

  private void add(AssetId asset, boolean taken, Parts parts) {
    sums.merge(asset, taken ? parts.negate() : parts, Parts::plus);
    if (sums.get(asset).equals(Parts.NONE)) sums.remove(asset);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Totals totals && sums.equals(totals.sums);
  }

  @Override
  public int hashCode() {
    return sums.hashCode();
  }

  @Override
  public String toString() {
    return sums.toString();
  }
}
