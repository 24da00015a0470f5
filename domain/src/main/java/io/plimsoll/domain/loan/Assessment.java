package io.plimsoll.domain.loan;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.loan.LoanRejection.HealthyWithinDoubt;
import io.plimsoll.domain.loan.Valuation.Sides;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.Profile.Reckoning;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.oracle.Finding;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.oracle.PriceRejection.PriceDoubtful;
import io.plimsoll.domain.oracle.PriceRejection.PriceMissing;
import io.plimsoll.domain.oracle.PriceRejection.PriceTooOld;
import io.plimsoll.domain.oracle.Quoted;
import io.plimsoll.domain.oracle.policy.Action;
import io.plimsoll.domain.oracle.policy.Stance;
import io.plimsoll.domain.reserve.Reserve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
      last =
          Optional.of(
              new Valued(
                  loan,
                  Valuation.of(
                      loan,
                      market,
                      this::listed,
                      asset -> facts.prices().of(asset).map(price -> new Sides(price, price)))));
    return last.get().valuation();
  }

  /**
   * The loan as it counts when something is drawn or withdrawn: collateral at the lower price and
   * debt at the upper one, less and plus the market's haircut while a price is doubtful.
   */
  public Optional<Valuation> cautious(Loan.Open loan, Action action) {
    var plain =
        loan.assets().stream()
            .allMatch(asset -> facts.prices().quoted(asset).filter(this::isPlain).isPresent());
    return plain
        ? valuation(loan)
        : Valuation.of(
            loan,
            market,
            this::listed,
            asset ->
                facts
                    .prices()
                    .quoted(asset)
                    .map(
                        quoted ->
                            new Sides(
                                quoted.lower().lessened(haircut(quoted, action).wad()),
                                upper(quoted, action))));
  }

  /** At which a new debt in an asset counts. */
  public Price upper(Quoted quoted, Action action) {
    return quoted.upper().raised(haircut(quoted, action).wad());
  }

  private boolean isPlain(Quoted quoted) {
    return findings(quoted).isEmpty()
        && quoted.lower().equals(quoted.price())
        && quoted.upper().equals(quoted.price());
  }

  /** Why an action that rests on the prices of a loan's assets is refused. */
  public Optional<Rejection> objection(Loan.Open loan, Action action) {
    for (var asset : loan.assets()) {
      var objection = objection(asset, action);
      if (objection.isPresent()) return objection;
    }
    return action == Action.LIQUIDATE ? healthyWithinDoubt(loan) : Optional.empty();
  }

  /** Why an action that rests on an asset's price is refused. */
  public Optional<Rejection> objection(AssetId asset, Action action) {
    var quoted = facts.prices().quoted(asset);
    if (quoted.isEmpty()) return Optional.of(new PriceMissing(asset));
    return findings(quoted.get()).stream()
        .filter(finding -> stance(action, finding).isRefused())
        .findFirst()
        .map(finding -> refusal(asset, action, finding));
  }

  /** What is doubtful about a price, its age included. */
  public List<Finding> findings(Quoted quoted) {
    var price = quoted.price();
    var reserve = listed(price.asset().id());
    var now = facts.now();
    if (!price.isOlderThan(reserve.maxPriceAge(), now)) return quoted.findings();
    var found = new ArrayList<Finding>();
    found.add(new Finding.Stale(price.observedAt(), now, reserve.maxPriceAge()));
    if (price.isOlderThan(reserve.maxPriceAgeForSale(), now))
      found.add(new Finding.Outdated(price.observedAt(), now, reserve.maxPriceAgeForSale()));
    found.addAll(quoted.findings());
    return found;
  }

  /** What the market does with an action at a price: what the gravest finding calls for. */
  public Stance stance(Quoted quoted, Action action) {
    return findings(quoted).stream().anyMatch(finding -> stance(action, finding).isRefused())
        ? Stance.REFUSE
        : Stance.haircut(haircut(quoted, action));
  }

  private Stance stance(Action action, Finding finding) {
    return market.prices().matrix().stance(action, finding.kind());
  }

  private static Rejection refusal(AssetId asset, Action action, Finding finding) {
    return switch (finding) {
      case Finding.Stale(var seen, var now, var maxAge) ->
          new PriceTooOld(asset, seen, now, maxAge);
      case Finding.Outdated(var seen, var now, var maxAge) ->
          new PriceTooOld(asset, seen, now, maxAge);
      default -> new PriceDoubtful(asset, action, finding);
    };
  }

  /** A loan is not sold if it is healthy at prices that are better by the haircuts. */
  private Optional<Rejection> healthyWithinDoubt(Loan.Open loan) {
    var doubted =
        loan.assets().stream()
            .flatMap(asset -> facts.prices().quoted(asset).stream())
            .filter(quoted -> haircut(quoted, Action.LIQUIDATE).value() > 0)
            .findFirst();
    if (doubted.isEmpty()) return Optional.empty();
    var health =
        Valuation.of(
                loan,
                market,
                this::listed,
                asset -> facts.prices().quoted(asset).map(this::favourable))
            .orElseThrow()
            .health();
    return health.isLiquidatable()
        ? Optional.empty()
        : Optional.of(
            new HealthyWithinDoubt(
                loan.id(),
                health,
                doubted.get().price().asset().id(),
                findings(doubted.get()).stream()
                    .filter(one -> stance(Action.LIQUIDATE, one).haircut().value() > 0)
                    .findFirst()
                    .orElseThrow(),
                haircut(doubted.get(), Action.LIQUIDATE)));
  }

  private Sides favourable(Quoted quoted) {
    var share = haircut(quoted, Action.LIQUIDATE).wad();
    return new Sides(quoted.price().raised(share), quoted.price().lessened(share));
  }

  /** The most of those that a price's findings call for. */
  private BasisPoints haircut(Quoted quoted, Action action) {
    return findings(quoted).stream()
        .map(finding -> stance(action, finding).haircut())
        .max(Comparator.naturalOrder())
        .orElse(BasisPoints.ZERO);
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
