package io.plimsoll.domain.batch;

import io.plimsoll.domain.batch.BatchRejection.BatchStillOpen;
import io.plimsoll.domain.batch.BatchRejection.BidAfterEnd;
import io.plimsoll.domain.batch.BatchRejection.BidBelowMinimum;
import io.plimsoll.domain.batch.BatchRejection.BidOfNothing;
import io.plimsoll.domain.batch.BatchRejection.BidOverBalance;
import io.plimsoll.domain.batch.BatchRejection.BidTwice;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.money.Amount;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A batch while it is open. Lots are kept by the name of their case, bids as they came in; nobody
 * is shown a bid before the end.
 *
 * @param lots one or more, one per case
 */
public record BatchAuction(BatchTerms terms, List<BatchLot> lots, List<Bid> bids) {

  private static final Comparator<BatchLot> BY_NAME =
      Comparator.comparing(lot -> lot.liquidation().text());

  public BatchAuction {
    lots = lots.stream().sorted(BY_NAME).toList();
    bids = List.copyOf(bids);
    if (lots.isEmpty()) throw new IllegalArgumentException("A batch has a lot");
    lots.forEach(lot -> terms.requireCollateral(lot.quantity()));
    bids.forEach(bid -> terms.requireCollateral(bid.quantity()));
    var cases = new HashSet<>();
    for (var lot : lots)
      if (!cases.add(lot.liquidation()))
        throw new IllegalArgumentException(lot.liquidation() + " is in the batch twice");
  }

  public static BatchAuction open(BatchTerms terms, List<BatchLot> lots) {
    return new BatchAuction(terms, lots, List.of());
  }

  /** All that is for sale. */
  public Amount quantity() {
    return lots.stream().map(BatchLot::quantity).reduce(terms.collateral().zero(), Amount::plus);
  }

  /**
   * What a bid puts up: its cost at its own limit, so that it can be honoured whatever the price;
   * up.
   */
  public Amount escrow(Bid bid) {
    return terms.cost(bid.quantity(), bid.limit());
  }

  /**
   * What stands against a bid, if anything does.
   *
   * @param balance what the keeper can pay, other bids' escrow taken off
   */
  public Optional<BatchRejection> objection(Bid bid, Amount balance, Instant now) {
    if (isOver(now)) return Optional.of(new BidAfterEnd(terms.endsAt(), now));
    if (bids.stream().anyMatch(placed -> placed.keeper().equals(bid.keeper())))
      return Optional.of(new BidTwice(bid.keeper()));
    if (bid.quantity().isZero()) return Optional.of(new BidOfNothing(bid.keeper()));
    if (bid.limit().compareTo(terms.minimum()) < 0)
      return Optional.of(new BidBelowMinimum(bid.limit(), terms.minimum()));
    var escrow = escrow(bid);
    if (escrow.exceeds(balance)) return Optional.of(new BidOverBalance(escrow, balance));
    return Optional.empty();
  }

  /** What stands against clearing now: the end has not come. */
  public Optional<BatchRejection> objection(Instant now) {
    return isOver(now) ? Optional.empty() : Optional.of(new BatchStillOpen(terms.endsAt(), now));
  }

  /** With a bid that nothing stands against. */
  public BatchAuction with(Bid bid) {
    return new BatchAuction(terms, lots, Stream.concat(bids.stream(), Stream.of(bid)).toList());
  }

  /** With one more lot. */
  BatchAuction with(BatchLot lot) {
    return offering(Stream.concat(lots.stream(), Stream.of(lot)).toList());
  }

  /** Without the lot of a case, which is not the last. */
  BatchAuction without(LiquidationId liquidation) {
    return offering(lots.stream().filter(lot -> !lot.liquidation().equals(liquidation)).toList());
  }

  /** With the same bids for what is there of the lots. */
  BatchAuction offering(List<BatchLot> left) {
    return new BatchAuction(terms, left, bids);
  }

  /** What a case gives into the sale. */
  public Optional<BatchLot> lot(LiquidationId liquidation) {
    return lots.stream().filter(lot -> lot.liquidation().equals(liquidation)).findFirst();
  }

  public boolean isOver(Instant now) {
    return !now.isBefore(terms.endsAt());
  }

  public Clearing clear() {
    return Clearing.of(this);
  }
}
