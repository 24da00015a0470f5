package io.plimsoll.adapter.web.rest.memory;

import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.loanbook.SaleRecord;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotAuctioned;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotCleared;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.liquidation.Offer;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.money.Amount;
import java.util.Optional;

/** What is told of a sale. */
final class MemorySales {

  private MemorySales() {}

  static SaleRecord sold(Recorded one, LotSold e) {
    return new SaleRecord(
        one.version(),
        Optional.of(e.order()),
        Optional.of(e.venue().text()),
        Optional.empty(),
        e.sold(),
        e.received(),
        e.atOracle(),
        e.received().token().zero(),
        e.repaid(),
        e.fee(),
        e.surplus(),
        health(e.evidence().healthBefore()),
        health(e.evidence().healthAfter()),
        e.at());
  }

  static SaleRecord called(Recorded one, CollateralCalled e) {
    Amount nothing = e.repaid().token().zero();
    return new SaleRecord(
        one.version(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(e.keeper().text()),
        e.taken(),
        e.repaid(),
        e.atOracle(),
        nothing,
        e.repaid(),
        e.fee(),
        nothing,
        health(e.evidence().healthBefore()),
        health(e.evidence().healthAfter()),
        e.at());
  }

  static SaleRecord cleared(Recorded one, LotCleared e) {
    return new SaleRecord(
        one.version(),
        Optional.of(e.batch().text()),
        Optional.empty(),
        Optional.empty(),
        e.sold(),
        e.received(),
        e.atOracle(),
        e.received().token().zero(),
        e.repaid(),
        e.fee(),
        e.surplus(),
        health(e.evidence().healthBefore()),
        health(e.evidence().healthAfter()),
        e.at());
  }

  static SaleRecord auctioned(Recorded one, LotAuctioned e) {
    return new SaleRecord(
        one.version(),
        Optional.of(e.auction().text()),
        Optional.empty(),
        Optional.of(e.keeper().text()),
        e.taken(),
        e.paid(),
        e.atOracle(),
        e.rewards().stream()
            .map(Offer.Reward::amount)
            .reduce(e.paid().token().zero(), Amount::plus),
        e.repaid(),
        e.fee(),
        e.surplus(),
        health(e.evidence().healthBefore()),
        health(e.evidence().healthAfter()),
        e.at());
  }

  static Optional<String> health(Optional<HealthFactor> health) {
    return health.flatMap(
        one ->
            one instanceof HealthFactor.Of(var value)
                ? Optional.of(value.decimal())
                : Optional.empty());
  }
}
