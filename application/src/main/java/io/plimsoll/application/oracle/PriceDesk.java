package io.plimsoll.application.oracle;

import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.application.liquidation.ForcedSales;
import io.plimsoll.application.liquidation.ForcedSales.Examination;
import io.plimsoll.application.market.MarketBook;
import io.plimsoll.application.oracle.PriceBoard.Reading;
import io.plimsoll.application.oracle.PriceBoard.Terms;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketCommand.JudgePriceSource;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.oracle.Observation;
import io.plimsoll.domain.oracle.PriceRejection;
import io.plimsoll.domain.oracle.UnitType;
import io.plimsoll.domain.reserve.Reserve;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Takes prices in, those pushed to the desk and those that feeds have seen, and has the loans of
 * every market that acts on a new price examined.
 */
public final class PriceDesk {

  /**
   * What came of an observation, and the examination that followed; one already complete if nothing
   * is acted on.
   */
  public record Taken(Reading reading, CompletableFuture<Examination> examination) {}

  private static final Logger LOG = System.getLogger(PriceDesk.class.getName());
  private static final Examination NOTHING = new Examination(0, 0, 0, 0);

  private final Lanes lanes;
  private final PriceBoard board;
  private final MarketBook markets;
  private final ForcedSales sales;

  public PriceDesk(Lanes lanes, PriceBoard board, MarketBook markets, ForcedSales sales) {
    this.lanes = lanes;
    this.board = board;
    this.markets = markets;
    this.sales = sales;
  }

  /** Takes one observation for its market. */
  public Taken take(Observation seen) {
    var reading = record(seen);
    return new Taken(
        reading,
        reading instanceof Reading.Taken taken && taken.acted()
            ? sales.examine(seen.market())
            : CompletableFuture.completedFuture(NOTHING));
  }

  /**
   * Takes what feeds have seen, for every market that lists the asset and counts in the quotation's
   * currency. All prices are recorded before a market's loans are examined, once.
   *
   * @return the examination of each market that acts on a new price
   */
  public Map<MarketId, CompletableFuture<Examination>> takeAll(
      String source, Collection<Quotation> quotations) {
    var examinations = new LinkedHashMap<MarketId, CompletableFuture<Examination>>();
    for (var market : markets.markets()) {
      var acted = false;
      for (var quotation : quotations) acted |= isActedOn(market, source, quotation);
      if (acted) examinations.put(market, sales.examine(market));
    }
    return examinations;
  }

  private boolean isActedOn(MarketId market, String source, Quotation seen) {
    if (!(terms(market, seen.asset()) instanceof Listing.Found(var terms))
        || !concerns(seen.unit(), terms.base())) return false;
    var observation =
        new Observation(
            market,
            seen.asset(),
            Optional.of(seen.unit()),
            seen.value(),
            seen.observedAt(),
            source,
            seen.particulars());
    return switch (taken(observation, terms)) {
      case Reading.Taken taken -> taken.acted();
      case Reading.Refused(var reason) -> {
        if (reason instanceof PriceRejection refusal)
          board.doubt(observation, refusal, terms.rules());
        LOG.log(Level.WARNING, "%s was not taken: %s".formatted(observation, reason));
        yield false;
      }
    };
  }

  private Reading record(Observation seen) {
    return switch (terms(seen.market(), seen.asset())) {
      case Listing.Missing(var reason) -> new Reading.Refused(reason);
      case Listing.Found(var terms) -> taken(seen, terms);
    };
  }

  /** What the desk has found about a source is decided by its market, like everything else. */
  private Reading taken(Observation seen, Terms terms) {
    var reading = board.take(seen, terms);
    if (reading instanceof Reading.Taken taken && taken.ruling().isPresent()) {
      var ruling = taken.ruling().get();
      var judged =
          lanes
              .submit(
                  Submission.of(
                      new JudgePriceSource(
                          seen.market(),
                          seen.asset(),
                          seen.source(),
                          ruling.admitted(),
                          ruling.said(),
                          ruling.acted(),
                          ruling.observations())))
              .join();
      LOG.log(Level.INFO, "%s of %s: %s".formatted(seen.source(), seen.asset(), judged));
    }
    return reading;
  }

  /** A price in another market's currency is none of this market's business; a rate may be. */
  private static boolean concerns(UnitType unit, Token base) {
    return switch (unit) {
      case UnitType.PriceIn(var currency) -> base.symbol().equals(currency);
      case UnitType.RateIn _ -> true;
    };
  }

  private sealed interface Listing {
    record Found(Terms terms) implements Listing {}

    record Missing(Rejection reason) implements Listing {}
  }

  private Listing terms(MarketId id, AssetId asset) {
    return lanes
        .<Listing>read(
            id,
            (book, _) -> {
              if (!(book.market() instanceof Market.Open market))
                return new Listing.Missing(new MarketUnknown(id));
              if (!(book.reserve(asset) instanceof Reserve.Listed reserve))
                return new Listing.Missing(new AssetUnknown(id, asset));
              return new Listing.Found(
                  new Terms(
                      reserve.asset(), market.base(), reserve.maxPriceAge(), market.prices()));
            })
        .join();
  }
}
