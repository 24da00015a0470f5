package io.plimsoll.domain.liquidation;

import io.plimsoll.domain.loan.Valuation.Position;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.Reserve.Exchange;
import java.math.BigInteger;

/**
 * Debt repaid for collateral at a factor that follows from the threshold: the liquidation of Morpho
 * Blue. There is no limit to a step but what is owed and held.
 *
 * @param seized collateral that leaves the loan
 * @param repaid debt, and the scaled units it takes off
 */
record Seizure(Amount seized, Exchange repaid) {

  private static final BigInteger CURSOR = Wad.of("0.3").units();
  private static final Wad MOST = Wad.of("1.15");

  /** 1 ÷ (1 - 0.3 × (1 - threshold)), at most 1.15; quotients down. */
  static Wad factor(Wad threshold) {
    var room = CURSOR.multiply(Wad.SCALE.subtract(threshold.units())).divide(Wad.SCALE);
    var factor = Wad.SCALE.multiply(Wad.SCALE).divide(Wad.SCALE.subtract(room));
    return new Wad(factor.min(MOST.units()));
  }

  /** What has to be repaid for a collateral: up at every step. */
  static Seizure ofCollateral(Amount seized, Position debt, Position collateral) {
    var factor = factor(collateral.weights().liquidationThreshold().wad());
    var equal = debt.price().exchange(seized, collateral.price(), Rounding.UP);
    var paid = equal.token().units(Rounding.UP.mulDiv(equal.units(), Wad.SCALE, factor.units()));
    var scaled = debt.reserve().debtMinted(paid, BigInteger.ZERO);
    return new Seizure(
        seized, debt.reserve().repaying(new Quantity.Shares(scaled), debt.scaledDebt()));
  }

  /** What a repayment brings: collateral down at every step, the payment up. */
  static Seizure ofDebt(BigInteger scaled, Position debt, Position collateral) {
    var factor = factor(collateral.weights().liquidationThreshold().wad());
    var worth = debt.reserve().drawing(new Quantity.Shares(scaled), BigInteger.ZERO).amount();
    var reward = worth.token().units(factor.of(worth.units(), Rounding.DOWN));
    return new Seizure(
        collateral.price().exchange(reward, debt.price(), Rounding.DOWN),
        debt.reserve().repaying(new Quantity.Shares(scaled), debt.scaledDebt()));
  }
}
