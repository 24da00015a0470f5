package io.plimsoll.adapter.persistence.jpa.auction;

import io.plimsoll.adapter.persistence.jpa.AppendedRow;
import io.plimsoll.application.loanbook.BatchSheet.BatchPart;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.batch.BatchLot;
import io.plimsoll.domain.batch.Clearing;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.money.Token;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigInteger;

/** What a case gave into a batch, and what became of it. */
@Entity
@IdClass(BatchLotKey.class)
@Table(name = "batch_lot")
class BatchLotRow extends AppendedRow<BatchLotKey> {

  @Id private String batch;
  @Id private String liquidation;

  @SuppressWarnings("UnusedVariable") // asked for by queries
  private String loan;

  private BigInteger quantity;
  private boolean removed;
  private BigInteger sold = BigInteger.ZERO;
  private BigInteger proceeds = BigInteger.ZERO;

  @SuppressWarnings("NullAway.Init")
  protected BatchLotRow() {}

  BatchLotRow(BatchId batch, BatchLot lot) {
    this.batch = batch.text();
    liquidation = lot.liquidation().text();
    loan = lot.liquidation().loan().text();
    quantity = lot.quantity().units();
  }

  @Override
  public BatchLotKey getId() {
    return new BatchLotKey(batch, liquidation);
  }

  void remove() {
    removed = true;
  }

  void sell(Clearing.Part part) {
    sold = part.sold().units();
    proceeds = part.proceeds().units();
  }

  BatchPart part(Token kind, Token money) {
    return new BatchPart(
        new LiquidationId(liquidation),
        kind.units(quantity),
        removed,
        kind.units(sold),
        money.units(proceeds));
  }
}
