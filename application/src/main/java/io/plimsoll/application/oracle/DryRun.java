package io.plimsoll.application.oracle;

import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.loanbook.LoanBook;
import io.plimsoll.application.loanbook.LoanSummary;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.oracle.Prices;
import io.plimsoll.domain.oracle.Quoted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Who would become liquidatable if some prices were others: nothing happens. Assets quoted in
 * another one move with it.
 */
public final class DryRun {

  /** A loan that is healthy now and would not be then. */
  public record Fallen(
      LoanId loan, HealthFactor now, Wad then, Amount collateralValue, Amount debtValue) {}

  /** What it came to. */
  public sealed interface Outcome {
    /**
     * @param fallen the worst first, at most as many as were asked for
     * @param loans all that would fall
     * @param debtValue theirs, at the prices asked about, in the base currency
     */
    record Told(List<Fallen> fallen, int loans, Amount debtValue) implements Outcome {}

    record Refused(Rejection reason) implements Outcome {}
  }

  private static final int STRETCH = 500;

  private final Lanes lanes;
  private final LoanBook loans;

  public DryRun(Lanes lanes, LoanBook loans) {
    this.lanes = lanes;
    this.loans = loans;
  }

  /**
   * Looks at some hundred loans at a time, so that nobody waits long for the market's lane.
   *
   * @param prices by asset, in the base currency, above zero
   */
  public Outcome of(MarketId id, SortedMap<AssetId, Wad> prices, int most) {
    var market = lanes.read(id, (book, _) -> book.market()).join();
    if (!(market instanceof Market.Open open)) return new Outcome.Refused(new MarketUnknown(id));
    for (var asset : prices.keySet())
      if (!open.assets().containsKey(asset))
        return new Outcome.Refused(new AssetUnknown(id, asset));
    var fallen = new ArrayList<Fallen>();
    var cursor = Optional.<String>empty();
    do {
      var page = loans.loans(Optional.of(id), cursor, STRETCH);
      fallen.addAll(
          lanes.read(id, (book, facts) -> fallen(book, facts, prices, page.items())).join());
      cursor = page.next();
    } while (cursor.isPresent());
    fallen.sort(Comparator.comparing(Fallen::then).thenComparing(Fallen::loan));
    return new Outcome.Told(
        fallen.stream().limit(most).toList(),
        fallen.size(),
        fallen.stream().map(Fallen::debtValue).reduce(open.base().zero(), Amount::plus));
  }

  private static List<Fallen> fallen(
      Book book, Facts facts, SortedMap<AssetId, Wad> prices, List<LoanSummary> some) {
    var market = (Market.Open) book.market();
    var now = Assessment.of(book, market, facts);
    var then = Assessment.of(book, market, new Facts(facts.now(), changed(market, facts, prices)));
    var fallen = new ArrayList<Fallen>();
    for (var one : some)
      if (book.loan(one.loan()) instanceof Loan.Open loan && !loan.isDebtFree())
        now.valuation(loan)
            .filter(value -> !value.health().isLiquidatable())
            .ifPresent(
                before ->
                    then.valuation(loan)
                        .ifPresent(
                            value -> {
                              if (value.health() instanceof HealthFactor.Of(var health)
                                  && value.health().isLiquidatable())
                                fallen.add(
                                    new Fallen(
                                        loan.id(),
                                        before.health(),
                                        health,
                                        value.collateralValue(),
                                        value.debtValue()));
                            }));
    return fallen;
  }

  private static Prices changed(Market.Open market, Facts facts, SortedMap<AssetId, Wad> asked) {
    var changed = new HashMap<AssetId, Price>();
    for (var token : market.assets().values()) {
      var price = asked.get(token.id());
      if (price != null)
        changed.put(token.id(), new Price(0, token, market.base(), price, facts.now()));
    }
    var quoted = new HashMap<AssetId, Quoted>(facts.prices().byAsset());
    quoted.replaceAll(
        (asset, before) ->
            market
                .prices()
                .policy(asset)
                .rateIn()
                .flatMap(in -> moved(before.price(), in, facts.prices(), changed))
                .map(Quoted::of)
                .orElse(before));
    changed.forEach((asset, price) -> quoted.put(asset, Quoted.of(price)));
    return new Prices(quoted, Map.of());
  }

  /** By as much as the asset it is quoted in. */
  private static Optional<Price> moved(
      Price price, AssetId in, Prices before, Map<AssetId, Price> changed) {
    var after = Optional.ofNullable(changed.get(in));
    return before
        .of(in)
        .flatMap(
            was ->
                after.map(
                    is ->
                        new Price(
                            price.id(),
                            price.asset(),
                            price.base(),
                            price.baseUnits().multiply(is.baseUnits()).multiply(was.assetUnits()),
                            price.assetUnits().multiply(is.assetUnits()).multiply(was.baseUnits()),
                            price.observedAt())));
  }
}
