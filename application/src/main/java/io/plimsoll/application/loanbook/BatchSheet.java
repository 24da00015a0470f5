package io.plimsoll.application.loanbook;

import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Wad;
import java.util.List;

/**
 * A batch with what is in it.
 *
 * @param lots by name, also those that were taken out
 * @param bids as they came in; none while the batch runs, for they are sealed
 */
public record BatchSheet(BatchSummary summary, List<BatchPart> lots, List<OpenedBid> bids) {

  /**
   * What a case gave into a batch.
   *
   * @param removed it was taken out again
   * @param sold zero while the batch runs
   * @param proceeds its part of what the winners paid
   */
  public record BatchPart(
      LiquidationId liquidation, Amount quantity, boolean removed, Amount sold, Amount proceeds) {}

  /**
   * A bid, once the batch is cleared.
   *
   * @param limit most that the keeper would have paid for a whole token
   * @param quantity most that it would have bought
   * @param refund of what was set aside, given back
   */
  public record OpenedBid(
      KeeperId keeper, Wad limit, Amount quantity, Amount bought, Amount paid, Amount refund) {}

  public BatchSheet {
    lots = List.copyOf(lots);
    bids = List.copyOf(bids);
  }
}
