package io.plimsoll.application.replay.keepers;

import io.plimsoll.domain.auction.Auction;
import io.plimsoll.domain.auction.AuctionCommand.TakeLot;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.auction.Auctioning;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.liquidation.CallWithBonus;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.CallLiquidation;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.loan.Valuation.Position;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.oracle.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something a keeper can buy now: a running auction, or a case that may be called.
 *
 * @param loan whose collateral it is
 * @param auction empty: by a call
 * @param lot most collateral to be had
 * @param price debt tokens per whole collateral token; up for a call
 * @param collateral oracle's
 * @param debt oracle's
 */
record Bargain(
    LoanId loan, Optional<AuctionId> auction, Amount lot, Ray price, Price collateral, Price debt) {

  /** What a market has on sale, the cheapest first; among equals in the order of the loans. */
  static List<Bargain> of(Book book, Facts facts, List<LoanId> loans) {
    return book.market() instanceof Market.Open market
        ? loans.stream()
            .flatMap(loan -> of(book, market, facts, loan).stream())
            .sorted(Comparator.comparing(Bargain::shareOfOracle))
            .toList()
        : List.of();
  }

  private static Optional<Bargain> of(Book book, Market.Open market, Facts facts, LoanId id) {
    return book.loan(id) instanceof Loan.Open loan
        ? Liquidation.open(book, loan).flatMap(open -> of(book, market, facts, loan, open))
        : Optional.empty();
  }

  private static Optional<Bargain> of(
      Book book, Market.Open market, Facts facts, Loan.Open loan, Liquidation.Open open) {
    var below =
        Assessment.of(book, market, facts)
            .valuation(loan)
            .filter(valuation -> valuation.health().isLiquidatable());
    if (open.auction().isPresent()) {
      var auction = open.auction().get().auction();
      return below.flatMap(_ -> atAuction(book, market, facts, auction));
    }
    return open.order().isPresent() || open.batched().isPresent()
        ? Optional.empty()
        : below.flatMap(each -> byCall(loan.id(), each));
  }

  private static Optional<Bargain> atAuction(
      Book book, Market.Open market, Facts facts, AuctionId id) {
    var desk = new Auctioning(book, market, facts);
    if (!(book.auction(id) instanceof Auction.Running running) || desk.resetCause(id).isPresent())
      return Optional.empty();
    return desk.price(id)
        .map(
            price ->
                new Bargain(
                    running.loan(),
                    Optional.of(id),
                    running.lot(),
                    price,
                    price(facts, running.lot()),
                    price(facts, running.tab())));
  }

  private static Price price(Facts facts, Amount amount) {
    return facts.prices().of(amount.token().id()).orElseThrow();
  }

  /** The dearest debt against the dearest collateral. */
  private static Optional<Bargain> byCall(LoanId loan, Valuation valuation) {
    return dearest(valuation, Position::debtValue)
        .flatMap(
            debt ->
                dearest(valuation, Position::collateralValue)
                    .filter(held -> !held.reserve().asset().equals(debt.reserve().asset()))
                    .map(held -> byCall(loan, valuation, debt, held)));
  }

  private static Optional<Position> dearest(Valuation valuation, Function<Position, Amount> value) {
    return valuation.positions().values().stream()
        .filter(position -> !value.apply(position).isZero())
        .max(Comparator.comparing(value));
  }

  /** A keeper gets 1 + bonus × (1 - fee) for 1, as long as there is 1 + bonus. */
  private static Bargain byCall(LoanId loan, Valuation valuation, Position debt, Position held) {
    var incentive = valuation.incentive(held);
    var most =
        debt.price()
            .exchange(
                held.collateral()
                    .token()
                    .units(incentive.whole(held.collateral().units(), Rounding.DOWN)),
                held.price(),
                Rounding.DOWN)
            .min(CallWithBonus.most(valuation, debt, held));
    var fee = held.reserve().terms().liquidationFee().complement().units();
    var bonus = incentive.units().subtract(BasisPoints.SCALE);
    var gets = BasisPoints.SCALE.pow(2).add(bonus.multiply(fee));
    var equal = held.price().exchange(most, debt.price(), Rounding.DOWN);
    var lot =
        equal.token().units(Rounding.DOWN.mulDiv(equal.units(), gets, BasisPoints.SCALE.pow(2)));
    var price =
        Rounding.UP.mulDiv(held.price().in(debt.price()).units(), BasisPoints.SCALE.pow(2), gets);
    return new Bargain(loan, Optional.empty(), lot, new Ray(price), held.price(), debt.price());
  }

  private BigDecimal shareOfOracle() {
    return new BigDecimal(price.units())
        .divide(new BigDecimal(oraclePrice().units()), 18, RoundingMode.HALF_UP);
  }

  /** Debt tokens per whole collateral token. */
  Ray oraclePrice() {
    return prices().price();
  }

  Pair prices() {
    return new Pair(collateral, debt);
  }

  /** What a part of it costs, in the debt asset. */
  Amount cost(Amount part, Rounding rounding) {
    return debt.asset()
        .units(
            rounding.divide(
                part.units().multiply(price.units()).multiply(debt.asset().unit()),
                Ray.SCALE.multiply(part.token().unit())));
  }

  /** The most of it that a payment buys, down. */
  Amount affordable(Amount payment) {
    return price.units().signum() == 0
        ? lot
        : lot.min(
            lot.token()
                .units(
                    Rounding.DOWN.divide(
                        payment.units().multiply(Ray.SCALE).multiply(lot.token().unit()),
                        price.units().multiply(debt.asset().unit()))));
  }

  /** What a keeper says to get a part of it; one unit less than all could leave dust. */
  Command command(MarketId market, KeeperId keeper, Amount part) {
    if (auction.isPresent())
      return new TakeLot(market, auction.get(), keeper, exactly(part), price);
    return new CallLiquidation(
        market,
        loan,
        keeper,
        debt.asset().id(),
        collateral.asset().id(),
        part.equals(lot) ? Quantity.everything() : exactly(cost(part, Rounding.UP)));
  }

  private static Quantity exactly(Amount amount) {
    return new Quantity.Exactly(new BigDecimal(amount.decimal()));
  }
}
