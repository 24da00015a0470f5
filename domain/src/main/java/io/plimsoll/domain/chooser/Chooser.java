package io.plimsoll.domain.chooser;

import io.plimsoll.domain.chooser.Choice.Part;
import io.plimsoll.domain.chooser.RecoveryModel.Estimate;
import io.plimsoll.domain.money.Amount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Picks the way with the highest expected net recovery, ties by the order of the mechanisms. Sold
 * directly, the first tokens of a lot fetch more than the last: where the next one would bring less
 * than the best other way brings on average, the rest goes that way, if both parts together are
 * then expected to recover more than any way alone. Where only a part can be sold directly and no
 * other way is open, that part is, and the rest stays.
 *
 * <p>What is not known closes a way and never stops the choice: without a volatility none that has
 * to wait is open, without venues no direct sale, without keepers no sale to them. Where no venue
 * is known, keepers are taken to buy for themselves.
 *
 * <p>What a way is expected to recover is probability of recovery within the horizon × proceeds -
 * slippage - reward - expected further fall. Proceeds are the lot's value V at the oracle's price;
 * costs are expectations, so they count as far as they are likely to arise. What is recovered
 * counts alike for borrower and lender: what one pays the other, or the treasury, costs nothing.
 * The debt to be covered is the lot's own, but no more than a call would repay for it, V ÷ (1 +
 * bonus), so the lot of an under-water loan has to bring what it can. The risk of the price counts
 * once, in the further fall, and not in the probability.
 *
 * <ul>
 *   <li><b>Venues</b> give way by L = λ × lot. In n equal slices a pause apart a sale costs, beyond
 *       the fixed cost, L (1/2n + Σ (n - m)(g + (1 - g) e^(-m pause/ρ)) ÷ n²) for m from 1 to n -
 *       1, where g stays and the rest comes back within ρ. Without a pause it is L/2, and where all
 *       that can come back has done so it is equation 8 of Almgren and Chriss (2000). A direct sale
 *       is made in as many slices as lose least.
 *   <li><b>Keepers</b> come as a Poisson stream of rate ν, N of them are needed to pay V out of
 *       their funds, so the lot is sold by a time with the probability of N or more: the discrete
 *       arrivals of Milionis, Moallemi and Roughgarden (Automated Market Making and Arbitrage
 *       Profits in the Presence of Fees, 2023). What they sell at once they sell on the same
 *       venues, each as he comes; that slippage is the lot's, because they bid less for it.
 *   <li><b>Call</b>: the bonus less the treasury's share, b (1 - f) ÷ (1 + b), is the reward. Less
 *       the slippage it is the keeper's profit, and as far as that is below the margin for which
 *       keepers come, so many fewer come.
 *   <li><b>Dutch auction</b>: keepers wait until the price is 1 - margin - slippage, and the stream
 *       counts from there to the last second at which the price covers the debt and the auction
 *       runs. It falls on by δ an hour while they come: each take loses 1 ÷ (1 + ζ), ζ = (√(δ² + 2
 *       ν σ²) - δ) ÷ σ², as Moallemi and Robinson find (Loss-Versus-Fair: Efficiency of Dutch
 *       Auctions on Blockchains, 2024) for a price whose logarithm has no drift. The kth take is
 *       taken to lose it k times over, which is exact where the market's price stands (the
 *       discounting of {@link io.plimsoll.domain.execution.GradualAuction}).
 *   <li><b>Batch auction</b>: everybody pays what the Nth best bidder bids. With margins spread
 *       evenly from 0 to twice their mean m that is, of B bidders, a margin of 2 m N ÷ (B + 1)
 *       (order statistics; truthful bids at one price, Vickrey, Counterspeculation, Auctions, and
 *       Competitive Sealed Tenders, 1961). Bidders have the window to find the other side.
 *   <li><b>Further fall</b>: while the lot waits, the market holds a put on it at today's price,
 *       E[max(0, 1 - X)] for a lognormal X after the expected time to the sale (Black, The Pricing
 *       of Commodity Contracts, 1976); about σ √(T ÷ 2π) where there is no drift. A rise is not set
 *       against it: a loan that has healed is not sold. As the put is concave in time, the expected
 *       time gives no less than the expected put.
 * </ul>
 */
public final class Chooser {

  private Chooser() {}

  /** Pure: the same inputs give the same choice. Never empty-handed without saying why. */
  public static Choice choose(Inputs inputs) {
    var model = new RecoveryModel(inputs.offer(), inputs.outlook(), 0);
    var estimates = inputs.ways().stream().map(model::estimate).toList();
    var whole = best(estimates).map(best -> List.of(part(inputs.offer().lot(), best)));
    var split =
        inputs.ways().stream()
            .filter(Way.Direct.class::isInstance)
            .map(Way.Direct.class::cast)
            .findFirst()
            .flatMap(direct -> split(inputs, model, direct, estimates))
            .filter(parts -> whole.isEmpty() || net(parts).compareTo(net(whole.get())) > 0);
    var picked = split.or(() -> whole).orElse(List.of());
    return new Choice(
        inputs,
        estimates.stream().map(Estimate::score).toList(),
        picked,
        picked.stream().map(Part::quantity).reduce(inputs.offer().lot(), Amount::minus));
  }

  private static Optional<List<Part>> split(
      Inputs inputs, RecoveryModel model, Way.Direct direct, List<Estimate> estimates) {
    var lot = inputs.offer().lot();
    var next =
        best(
            estimates.stream()
                .filter(each -> each.score().mechanism() != Mechanism.DIRECT_SALE)
                .toList());
    var first = lot.token().units(first(inputs.offer(), model, direct, next));
    var rest = lot.minus(first);
    if (first.isZero() || rest.isZero()) return Optional.empty();
    if (inputs.smallestPart().exceeds(first) || inputs.smallestPart().exceeds(rest))
      return Optional.empty();
    var firstModel = new RecoveryModel(inputs.offer().part(first), inputs.outlook(), 0);
    var sold = firstModel.estimate(direct);
    if (!sold.score().isOpen()) return Optional.empty();
    if (next.isEmpty()) return Optional.of(List.of(part(first, sold)));
    var way =
        inputs.ways().stream()
            .filter(each -> each.mechanism() == next.get().score().mechanism())
            .findFirst()
            .orElseThrow();
    var other =
        new RecoveryModel(
                inputs.offer().part(rest),
                inputs.outlook(),
                firstModel.strainAfter(next.get().hours()))
            .estimate(way);
    return other.score().isOpen()
        ? Optional.of(List.of(part(rest, other), part(first, sold)))
        : Optional.empty();
  }

  /**
   * Units to sell directly. A share y of the lot in n slices brings y (k - y c), k what is left of
   * a token after the fixed cost, the fall and what the next best way brings, c what the sale of
   * all costs of each; most at k ÷ 2c, where the next token brings no more than the next best way.
   */
  private static BigInteger first(
      Offer offer, RecoveryModel model, Way.Direct direct, Optional<Estimate> next) {
    var units = new BigDecimal(offer.lot().units());
    if (offer.value().isZero()) return BigInteger.ZERO;
    var average = next.map(each -> average(each.score())).orElse(0.0);
    var most =
        model
            .most()
            .map(amount -> new BigDecimal(amount.min(offer.lot()).units()).doubleValue())
            .map(amount -> amount / units.doubleValue())
            .orElse(1.0);
    var best = 0.0;
    var gain = 0.0;
    for (var slices = 1; slices <= model.mostSlices(direct); slices++) {
      var cost = model.gradient(direct, slices);
      var least = 1 - model.fixedCost();
      var worth = least - model.fall(model.wait(direct, slices)) - average;
      var room = least - model.directLimit(direct);
      if (!(worth > 0 && room >= 0)) continue;
      var share = cost > 0 ? Math.min(most, Math.min(worth / 2, room) / cost) : most;
      if (share * (worth - share * cost) <= gain) continue;
      gain = share * (worth - share * cost);
      best = share;
    }
    return units
        .multiply(new BigDecimal(Math.min(1, best * RecoveryModel.NEARLY)))
        .setScale(0, RoundingMode.DOWN)
        .toBigIntegerExact();
  }

  /** Net per unit of value. */
  private static double average(Score score) {
    var proceeds = new BigDecimal(score.proceeds().units(), score.proceeds().token().decimals());
    return score.net().divide(proceeds, MathContext.DECIMAL64).doubleValue();
  }

  private static Optional<Estimate> best(List<Estimate> estimates) {
    return estimates.stream()
        .filter(each -> each.score().isOpen())
        .reduce((a, b) -> b.score().net().compareTo(a.score().net()) > 0 ? b : a);
  }

  private static Part part(Amount quantity, Estimate estimate) {
    return new Part(estimate.score().mechanism(), quantity, estimate.slices(), estimate.score());
  }

  private static BigDecimal net(List<Part> parts) {
    return parts.stream().map(part -> part.score().net()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
