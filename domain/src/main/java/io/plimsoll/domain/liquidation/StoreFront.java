package io.plimsoll.domain.liquidation;

import static io.plimsoll.domain.decision.Decision.reject;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.liquidation.LiquidationCommand.BuyCollateral;
import io.plimsoll.domain.liquidation.LiquidationRejection.BelowMinimum;
import io.plimsoll.domain.liquidation.LiquidationRejection.NotForSale;
import io.plimsoll.domain.liquidation.LiquidationRejection.StockShort;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.oracle.policy.Action;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveTerms;
import io.plimsoll.domain.reserve.Teller;
import java.util.List;
import java.util.Optional;

/**
 * Sells the desk's stock to keepers at the oracle's price less a part of the bonus, as Compound
 * III, for as long as the desk has not the funds it wants.
 */
public record StoreFront(Book book, Facts facts) {

  Decision decide(Market.Open market, BuyCollateral c) {
    if (!(book.reserve(c.payAsset()) instanceof Reserve.Listed payReserve))
      return reject(new AssetUnknown(c.market(), c.payAsset()));
    if (!(book.reserve(c.collateralAsset()) instanceof Reserve.Listed stock))
      return reject(new AssetUnknown(c.market(), c.collateralAsset()));
    var objection =
        payReserve.objection(c.amount()).or(() -> c.minimum().flatMap(stock::objection));
    if (objection.isPresent()) return reject(objection.get());
    var standstill = payReserve.standstill().or(stock::standstill);
    if (standstill.isPresent()) return reject(standstill.get());
    var full = full(payReserve.accruedTo(facts.now()));
    if (full.isPresent()) return reject(full.get());
    var assessment = Assessment.of(book, market, facts);
    for (var reserve : List.of(payReserve, stock)) {
      var doubt = assessment.objection(reserve.asset().id(), Action.LIQUIDATE);
      if (doubt.isPresent()) return reject(doubt.get());
    }
    return sell(payReserve.amount(c.amount(), payReserve.asset().zero()), stock, c);
  }

  private Decision sell(Amount paid, Reserve.Listed stock, BuyCollateral c) {
    var offered =
        quote(
            paid,
            facts.prices().of(c.payAsset()).orElseThrow(),
            facts.prices().of(c.collateralAsset()).orElseThrow(),
            stock.terms());
    var minimum = c.minimum().map(least -> stock.amount(least, stock.inventory()));
    if (minimum.isPresent() && minimum.get().exceeds(offered))
      return reject(new BelowMinimum(offered, minimum.get()));
    if (offered.exceeds(stock.inventory()))
      return reject(new StockShort(offered, stock.inventory()));
    var draft = new Draft(book);
    new Teller(draft, facts.now()).sell(c.keeper(), offered, paid);
    return draft.accepted();
  }

  private static Optional<NotForSale> full(Reserve.Listed payReserve) {
    var funds = payReserve.ownFunds();
    return payReserve
        .terms()
        .limits()
        .targetReserves()
        .filter(target -> funds.signum() >= 0 && funds.compareTo(target.units()) >= 0)
        .map(target -> new NotForSale(payReserve.asset().units(funds), target));
  }

  /**
   * What a payment buys, down: at the price less bonus × (1 - fee), the price itself cut down.
   *
   * @param terms of the asset sold
   */
  public static Amount quote(Amount paid, Price payPrice, Price stockPrice, ReserveTerms terms) {
    return stockPrice.lessened(discount(terms)).exchange(paid, payPrice, Rounding.DOWN);
  }

  /** What stock is sold below the oracle's price: bonus × (1 - fee), a share of it, down. */
  public static Wad discount(ReserveTerms terms) {
    return new Wad(
        terms
            .liquidationBonus()
            .wad()
            .of(terms.liquidationFee().complement().wad().units(), Rounding.DOWN));
  }
}
