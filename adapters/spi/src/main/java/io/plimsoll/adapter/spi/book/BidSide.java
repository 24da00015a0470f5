package io.plimsoll.adapter.spi.book;

import io.plimsoll.application.venue.DepthLevel;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Token;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * What an order book pays, and what of a lot it would take.
 *
 * @param bids best first
 * @param fee the taker's, a share of what is paid
 */
public record BidSide(List<Bid> bids, PairRules rules, BigDecimal fee) {

  /**
   * @param price quote per base
   * @param volume in the base asset
   */
  public record Bid(BigDecimal price, BigDecimal volume) {}

  /**
   * An order that the book would fill at once.
   *
   * @param limit worst price, before the fee
   * @param volume in the base asset
   * @param received of the debt asset, fee taken, down
   */
  public record Order(BigDecimal limit, BigDecimal volume, Amount received) {}

  private static final int PRECISION = 40;

  public BidSide {
    bids = List.copyOf(bids);
  }

  public List<DepthLevel> levels(Token collateral, Token debt) {
    return bids.stream()
        .map(
            bid ->
                new DepthLevel(
                    units(collateral, bid.volume()),
                    units(debt, net(bid.price()).multiply(bid.volume()))))
        .filter(level -> !level.quantity().isZero())
        .toList();
  }

  /**
   * As much as brings what is wanted, of no bid that pays less than the lot's bound after the fee;
   * empty if that is less than the exchange takes. The limit is a tick above the bound, so that
   * what is rounded does not fall below it.
   */
  public Optional<Order> order(Lot lot) {
    var keeps = BigDecimal.ONE.subtract(fee);
    var limit =
        new BigDecimal(lot.bound().decimal())
            .divide(keeps, rules.priceDecimals(), RoundingMode.UP)
            .add(rules.tick());
    var decimals = Math.min(rules.volumeDecimals(), lot.quantity().token().decimals());
    var most = whole(lot.quantity()).setScale(decimals, RoundingMode.DOWN);
    var volume =
        needed(whole(lot.wanted()), limit, most).setScale(decimals, RoundingMode.UP).min(most);
    if (volume.signum() == 0 || volume.compareTo(rules.least()) < 0) return Optional.empty();
    var sold = sale(volume, limit);
    if (sold.volume().compareTo(rules.least()) < 0) return Optional.empty();
    var received = units(lot.debtToCover().token(), sold.cost().multiply(keeps));
    var order = new Order(limit, sold.volume(), received);
    return lot.leastFor(units(lot.quantity().token(), sold.volume())).exceeds(received)
            || received.isZero()
        ? Optional.empty()
        : Optional.of(order);
  }

  /** What of the base asset brings so much, at least as far as the bids above the limit go. */
  private BigDecimal needed(BigDecimal wanted, BigDecimal limit, BigDecimal most) {
    var volume = BigDecimal.ZERO;
    var left = wanted;
    for (var bid : bids) {
      if (bid.price().compareTo(limit) < 0 || left.signum() <= 0 || volume.compareTo(most) >= 0)
        break;
      var price = net(bid.price());
      var take = left.divide(price, PRECISION, RoundingMode.UP).min(bid.volume());
      volume = volume.add(take);
      left = left.subtract(take.multiply(price));
    }
    return volume;
  }

  private record Sale(BigDecimal volume, BigDecimal cost) {}

  private Sale sale(BigDecimal volume, BigDecimal limit) {
    var left = volume;
    var cost = BigDecimal.ZERO;
    for (var bid : bids) {
      if (bid.price().compareTo(limit) < 0 || left.signum() == 0) break;
      var take = left.min(bid.volume());
      cost = cost.add(take.multiply(bid.price()));
      left = left.subtract(take);
    }
    return new Sale(volume.subtract(left), cost);
  }

  private BigDecimal net(BigDecimal price) {
    return price.multiply(BigDecimal.ONE.subtract(fee));
  }

  private static BigDecimal whole(Amount amount) {
    return new BigDecimal(amount.units(), amount.token().decimals());
  }

  /** Down. */
  public static Amount units(Token token, BigDecimal whole) {
    return token.units(
        whole.movePointRight(token.decimals()).setScale(0, RoundingMode.DOWN).toBigInteger());
  }
}
