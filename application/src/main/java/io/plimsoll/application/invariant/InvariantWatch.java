package io.plimsoll.application.invariant;

import io.plimsoll.application.desk.Committed;
import io.plimsoll.application.invariant.Breach.Rule;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.loss.LossBearer;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.Profile.SameAssetTreasury;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks at what each commit touched, on the lane, from memory alone: a handful of comparisons an
 * event.
 */
public final class InvariantWatch implements Committed {

  private record Place(MarketId market, AssetId asset) {}

  private record Indices(Ray liquidity, Ray debt) {}

  private final Breaches breaches;
  private final Map<Place, Indices> seen = new ConcurrentHashMap<>();

  public InvariantWatch(Breaches breaches) {
    this.breaches = breaches;
  }

  @Override
  public void committed(Book book, List<Event> events) {
    var touched = new HashSet<AssetId>();
    var lost = new HashSet<AssetId>();
    for (var event : events)
      if (event instanceof ReserveEvent e) {
        touched.add(e.asset());
        if (isBorneByShares(e)) lost.add(e.asset());
      }
    for (var asset : touched)
      if (book.reserve(asset) instanceof Reserve.Listed reserve) {
        if (isCoverageDue(book, reserve)) covered(book.id(), reserve);
        rising(book.id(), reserve, lost);
      }
    Tally.of(events)
        .differences()
        .forEach(
            (count, units) ->
                breaches.found(
                    new Breach(
                        Rule.PARTS_MAKE_THE_WHOLE,
                        book.id(),
                        count.asset() + " " + count.line(),
                        "lenders, loans and keepers moved %s units more than the reserve"
                            .formatted(units))));
  }

  /** After these alone a share is worth less than before. */
  private static boolean isBorneByShares(ReserveEvent event) {
    return switch (event) {
      case ReserveEvent.LossShared _ -> true;
      case ReserveEvent.DeficitBorne borne -> borne.bearer() == LossBearer.LENDERS;
      default -> false;
    };
  }

  /**
   * Not where the desk's own funds bear the difference, nor where the profile copies an original
   * that books the treasury more than there is.
   */
  private static boolean isCoverageDue(Book book, Reserve.Listed reserve) {
    return !reserve.accrual().keepsOwnFunds()
        && book.market() instanceof Market.Open market
        && market.profile().sameAssetTreasury() == SameAssetTreasury.ONCE;
  }

  private void covered(MarketId market, Reserve.Listed reserve) {
    var assets = reserve.cash().plus(reserve.debt()).plus(reserve.deficit());
    var claims = reserve.supplied().plus(reserve.treasury());
    if (claims.exceeds(assets))
      breaches.found(
          new Breach(
              Rule.CLAIMS_COVERED,
              market,
              reserve.asset().symbol(),
              "claims of %s against %s".formatted(claims, assets)));
  }

  private void rising(MarketId market, Reserve.Listed reserve, Set<AssetId> lost) {
    var asset = reserve.asset().id();
    var now = new Indices(reserve.liquidityIndex(), reserve.borrowIndex());
    var before = seen.put(new Place(market, asset), now);
    if (before == null || lost.contains(asset)) return;
    if (now.liquidity().compareTo(before.liquidity()) < 0
        || now.debt().compareTo(before.debt()) < 0)
      breaches.found(
          new Breach(
              Rule.INDICES_RISE,
              market,
              asset.symbol(),
              "from %s and %s to %s and %s"
                  .formatted(before.liquidity(), before.debt(), now.liquidity(), now.debt())));
  }
}
