package io.plimsoll.domain.loan;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.Profile.Reckoning;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.oracle.PriceRejection.PriceMissing;
import io.plimsoll.domain.oracle.PriceRejection.PriceTooOld;
import io.plimsoll.domain.reserve.Reserve;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Looks at loans of one market with the facts of one moment. Interest up to that moment is reckoned
 * once for each reserve, however many loans are looked at, unless the market's profile reckons only
 * with what is booked; it belongs to one decision or question and does not outlive it.
 */
public final class Assessment {

  private final Book book;
  private final Market.Open market;
  private final Facts facts;
  private final Map<AssetId, Reserve.Listed> accrued = new HashMap<>();

  private record Valued(Loan.Open loan, Optional<Valuation> valuation) {}

  /** The loan asked about last, for what is asked of it next is its evidence as a rule. */
  private Optional<Valued> last = Optional.empty();

  private Assessment(Book book, Market.Open market, Facts facts) {
    this.book = book;
    this.market = market;
    this.facts = facts;
  }

  public static Assessment of(Book book, Market.Open market, Facts facts) {
    return new Assessment(book, market, facts);
  }

  /** For a decision that books a reserve's interest itself. */
  Assessment touching(Reserve.Listed reserve) {
    accrued.put(reserve.asset().id(), reserve.accruedTo(facts.now()));
    last = Optional.empty();
    return this;
  }

  /** Empty if an asset of the loan has no price. */
  public Optional<Valuation> valuation(Loan.Open loan) {
    if (last.isEmpty() || !last.get().loan().equals(loan))
      last = Optional.of(new Valued(loan, Valuation.of(loan, market, this::listed, facts)));
    return last.get().valuation();
  }

  /** Why the prices of a loan's assets cannot be acted on, given how old each may be. */
  public Optional<Rejection> doubt(Loan.Open loan, Function<Reserve.Listed, Duration> maxAge) {
    for (var asset : loan.assets()) {
      var price = facts.prices().of(asset);
      if (price.isEmpty()) return Optional.of(new PriceMissing(asset));
      var doubt = doubt(price.get(), maxAge.apply(listed(asset)));
      if (doubt.isPresent()) return doubt;
    }
    return Optional.empty();
  }

  public Optional<Rejection> doubt(Price price, Duration maxAge) {
    return price.isOlderThan(maxAge, facts.now())
        ? Optional.of(new PriceTooOld(price.asset().id(), price.observedAt(), facts.now(), maxAge))
        : Optional.empty();
  }

  public Evidence evidence(Loan.Open before, Loan.Open after) {
    var used = new TreeMap<AssetId, Long>();
    for (var loan : List.of(before, after))
      for (var asset : loan.assets())
        facts.prices().of(asset).ifPresent(price -> used.put(asset, price.id()));
    return new Evidence(
        valuation(before).map(Valuation::health), valuation(after).map(Valuation::health), used);
  }

  /** A listed reserve with interest as far as the market's profile reckons it. */
  Reserve.Listed listed(AssetId asset) {
    return accrued.computeIfAbsent(
        asset,
        id -> {
          if (book.reserve(id) instanceof Reserve.Listed reserve)
            return market.profile().reckoning() == Reckoning.NOW
                ? reserve.accruedTo(facts.now())
                : reserve;
          throw new IllegalStateException(
              id + " is held or owed, but not listed in " + market.id());
        });
  }
}
