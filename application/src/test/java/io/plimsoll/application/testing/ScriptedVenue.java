package io.plimsoll.application.testing;

import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.application.venue.Fill;
import io.plimsoll.application.venue.OrderReport;
import io.plimsoll.application.venue.VenueOrder;
import io.plimsoll.application.venue.VenueUnavailable;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A venue that takes so much of a pair at one fixed price, and is silent when told to: before it
 * has heard an order, or after it has filled it.
 */
public final class ScriptedVenue implements ExecutionVenue {

  private enum Mood {
    ANSWERING,
    UNREACHABLE,
    FILLING_SILENTLY
  }

  private record Pair(AssetId collateral, AssetId debt) {}

  private record Offer(Wad price, Amount depth) {}

  private final VenueId id;
  private final Map<Pair, Offer> offers = new HashMap<>();
  private final Map<String, Fill> fills = new LinkedHashMap<>();
  private final List<String> asked = new ArrayList<>();
  private Mood mood = Mood.ANSWERING;

  public ScriptedVenue(String id) {
    this.id = new VenueId(id);
  }

  /**
   * From now on it takes so much collateral at a price.
   *
   * @param price debt tokens per whole collateral token
   */
  public ScriptedVenue takes(Amount depth, AssetId debt, String price) {
    offers.put(new Pair(depth.token().id(), debt), new Offer(Wad.of(price), depth));
    return this;
  }

  /** Nothing reaches it, and nothing is filled. */
  public ScriptedVenue unreachable() {
    mood = Mood.UNREACHABLE;
    return this;
  }

  /** Quotes and orders reach it, but the answers to orders are lost. */
  public ScriptedVenue fillingSilently() {
    mood = Mood.FILLING_SILENTLY;
    return this;
  }

  public ScriptedVenue answering() {
    mood = Mood.ANSWERING;
    return this;
  }

  /** Each order once, however often it was placed, with what became of it. */
  public Map<String, Fill> fills() {
    return Map.copyOf(fills);
  }

  /** The orders as they came in, repeated ones too. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public VenueId id() {
    return id;
  }

  @Override
  public Optional<SaleQuote> quote(Lot lot) {
    if (mood == Mood.UNREACHABLE) throw silence();
    var fill = fill(lot);
    return fill.sold().isZero()
        ? Optional.empty()
        : Optional.of(new SaleQuote(id, fill.sold(), fill.received()));
  }

  @Override
  public OrderReport place(VenueOrder order, Instant now) {
    asked.add(order.id());
    if (mood == Mood.UNREACHABLE) throw silence();
    var lot = order.lot();
    var known = fills.get(order.id());
    var fill = known == null ? fill(lot) : known;
    if (known == null) {
      fills.put(order.id(), fill);
      offers.computeIfPresent(
          pair(lot), (_, offer) -> new Offer(offer.price(), offer.depth().minus(fill.sold())));
    }
    if (mood == Mood.FILLING_SILENTLY) throw silence();
    return OrderReport.done(order, fill);
  }

  /** What it does not know may arrive until its deadline. */
  @Override
  public OrderReport status(VenueOrder order, Instant now) {
    if (mood != Mood.ANSWERING) throw silence();
    var fill = fills.get(order.id());
    if (fill != null) return OrderReport.done(order, fill);
    return now.isAfter(order.deadline()) ? OrderReport.done(List.of()) : OrderReport.unseen();
  }

  private Fill fill(Lot lot) {
    var nothing = new Fill(lot.quantity().token().zero(), lot.debtToCover().token().zero());
    var offer = offers.get(pair(lot));
    if (offer == null || offer.price().compareTo(lot.bound()) < 0) return nothing;
    var collateral = lot.quantity().token();
    var debt = lot.debtToCover().token();
    var enough =
        collateral.units(
            Rounding.UP.mulDiv(
                lot.wanted().units(),
                Wad.SCALE.multiply(collateral.unit()),
                offer.price().units().multiply(debt.unit())));
    var sold = enough.min(lot.quantity()).min(offer.depth());
    var received =
        debt.units(
            Rounding.DOWN.mulDiv(
                sold.units().multiply(debt.unit()),
                offer.price().units(),
                Wad.SCALE.multiply(collateral.unit())));
    var isPartForNothing = received.isZero() && !sold.equals(lot.quantity());
    return isPartForNothing || sold.units().equals(BigInteger.ZERO)
        ? nothing
        : new Fill(sold, received);
  }

  private VenueUnavailable silence() {
    return new VenueUnavailable(id, new IllegalStateException("told to be silent"));
  }

  private static Pair pair(Lot lot) {
    return new Pair(lot.quantity().token().id(), lot.debtToCover().token().id());
  }
}
