package io.plimsoll.domain.market;

import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.policy.ActionMatrix;
import io.plimsoll.domain.oracle.policy.PricePolicy;
import io.plimsoll.domain.reserve.ReserveTerms;
import java.util.Optional;

/** What the desk's owner does with a market. */
public sealed interface MarketCommand extends Command {

  record OpenMarket(MarketId market, Token base, MarketTerms terms) implements MarketCommand {}

  /** Lists an asset, or gives a listed one new terms. */
  record ListAsset(MarketId market, Token asset, ReserveTerms terms) implements MarketCommand {}

  /** Books the interest of an asset up to now. */
  record AccrueInterest(MarketId market, AssetId asset) implements MarketCommand {}

  /**
   * Adds to the desk's own funds in an asset without a claim in return: cash where the asset is
   * lent, stock where it is only collateral.
   */
  record ContributeReserves(MarketId market, AssetId asset, Quantity amount)
      implements MarketCommand {}

  /** Takes out of the desk's own funds in an asset. */
  record WithdrawReserves(MarketId market, AssetId asset, Quantity amount)
      implements MarketCommand {}

  /** Lets those whom the terms name bear a deficit that stands. */
  record SettleDeficit(MarketId market, AssetId asset) implements MarketCommand {}

  /** Defines a category of correlated assets, or changes one: for its loans it applies at once. */
  record DefineCategory(MarketId market, Category category) implements MarketCommand {}

  /** What the owner, or the desk for him, says about prices. */
  sealed interface PricingCommand extends MarketCommand {}

  /** What is decided about a venue that the market sells on. */
  sealed interface VenueCommand extends MarketCommand {}

  /**
   * Takes nothing more to a venue until it is resumed. What is under way there stays so.
   *
   * @param order the one that gave cause; empty: a person says so
   * @param reason a sentence for whoever looks into it
   */
  record SuspendVenue(MarketId market, VenueId venue, Optional<String> order, String reason)
      implements VenueCommand {}

  /** Takes orders to a venue again. */
  record ResumeVenue(MarketId market, VenueId venue, String reason) implements VenueCommand {}

  /** Says what is done while a price is doubtful. */
  record SetPriceMatrix(MarketId market, ActionMatrix matrix) implements PricingCommand {}

  /** Says how the price of a listed asset is made. */
  record SetPricePolicy(MarketId market, AssetId asset, PricePolicy policy)
      implements PricingCommand {}

  /** Sends a source of an asset's prices back into the shadow, as one that has changed. */
  record TryPriceSource(MarketId market, AssetId asset, String source) implements PricingCommand {}

  /**
   * Ends a source's trial, or the say it has had.
   *
   * @param said its last word
   * @param acted the price acted on at the time, in the same unit
   * @param observations so many in a row agreed, or strayed
   */
  record JudgePriceSource(
      MarketId market,
      AssetId asset,
      String source,
      boolean admitted,
      Wad said,
      Wad acted,
      int observations)
      implements PricingCommand {}
}
