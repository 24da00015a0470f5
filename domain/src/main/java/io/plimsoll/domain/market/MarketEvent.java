package io.plimsoll.domain.market;

import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.policy.ActionMatrix;
import io.plimsoll.domain.oracle.policy.PricePolicy;
import java.time.Instant;
import java.util.Optional;

/** What happened to a market as a whole. */
public sealed interface MarketEvent extends Event {

  MarketId market();

  @Override
  default StreamId stream() {
    return StreamId.of(market());
  }

  record MarketOpened(MarketId market, Token base, MarketTerms terms, Instant at)
      implements MarketEvent {}

  record AssetListed(MarketId market, Token asset, Instant at) implements MarketEvent {}

  record CategoryDefined(MarketId market, Category category, Instant at) implements MarketEvent {}

  /** What was said about prices. */
  sealed interface PricingEvent extends MarketEvent {}

  record PriceMatrixSet(MarketId market, ActionMatrix matrix, Instant at) implements PricingEvent {}

  record PricePolicySet(MarketId market, AssetId asset, PricePolicy policy, Instant at)
      implements PricingEvent {}

  record PriceSourceOnTrial(MarketId market, AssetId asset, String source, Instant at)
      implements PricingEvent {}

  /**
   * @param said its last word
   * @param acted the price acted on at the time, in the same unit
   * @param observations so many in a row agreed
   */
  record PriceSourceAdmitted(
      MarketId market,
      AssetId asset,
      String source,
      Wad said,
      Wad acted,
      int observations,
      Instant at)
      implements PricingEvent {}

  /**
   * @param said its last word
   * @param acted the price acted on at the time, in the same unit
   * @param observations so many in a row strayed
   */
  record PriceSourceRejected(
      MarketId market,
      AssetId asset,
      String source,
      Wad said,
      Wad acted,
      int observations,
      Instant at)
      implements PricingEvent {}

  /** What became of a venue that the market sells on. */
  sealed interface VenueEvent extends MarketEvent {}

  /**
   * @param order the one that gave cause; empty: a person said so
   */
  record VenueSuspended(
      MarketId market, VenueId venue, Optional<String> order, String reason, Instant at)
      implements VenueEvent {}

  record VenueResumed(MarketId market, VenueId venue, String reason, Instant at)
      implements VenueEvent {}
}
