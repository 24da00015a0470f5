package io.plimsoll.adapter.persistence.jpa.auction;

import io.plimsoll.adapter.persistence.jpa.AppendedRow;
import io.plimsoll.application.loanbook.BatchSheet.OpenedBid;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.batch.Bid;
import io.plimsoll.domain.batch.Clearing;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigInteger;
import org.hibernate.annotations.Immutable;

/** A bid, once it is no longer sealed. */
@Entity
@Immutable
@IdClass(BatchBidKey.class)
@Table(name = "batch_bid")
class BatchBidRow extends AppendedRow<BatchBidKey> {

  @Id private String batch;
  @Id private int place;
  private String keeper;
  private BigInteger limitPrice;
  private BigInteger quantity;
  private BigInteger bought;
  private BigInteger paid;
  private BigInteger refund;

  @SuppressWarnings("NullAway.Init")
  protected BatchBidRow() {}

  BatchBidRow(BatchId batch, int place, Bid bid, Clearing.Fill fill) {
    this.batch = batch.text();
    this.place = place;
    keeper = bid.keeper().text();
    limitPrice = bid.limit().units();
    quantity = bid.quantity().units();
    bought = fill.bought().units();
    paid = fill.paid().units();
    refund = fill.refund().units();
  }

  @Override
  public BatchBidKey getId() {
    return new BatchBidKey(batch, place);
  }

  OpenedBid bid(Token kind, Token money) {
    return new OpenedBid(
        new KeeperId(keeper),
        new Wad(limitPrice),
        kind.units(quantity),
        kind.units(bought),
        money.units(paid),
        money.units(refund));
  }
}
