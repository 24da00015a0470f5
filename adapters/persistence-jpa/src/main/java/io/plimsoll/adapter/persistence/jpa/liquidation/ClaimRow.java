package io.plimsoll.adapter.persistence.jpa.liquidation;

import io.plimsoll.adapter.persistence.jpa.AppendedRow;
import io.plimsoll.domain.auction.AuctionEvent;
import io.plimsoll.domain.auction.AuctionEvent.ClaimLapsed;
import io.plimsoll.domain.auction.AuctionEvent.ClaimPaid;
import io.plimsoll.domain.liquidation.KeeperId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** A claim that was paid, or not in time. */
@Entity
@Immutable
@IdClass(ClaimKey.class)
@Table(name = "liquidation_claim")
class ClaimRow extends AppendedRow<ClaimKey> {

  @Id private String auction;
  @Id private int claim;

  @SuppressWarnings("UnusedVariable") // asked for by queries
  private String market;

  @SuppressWarnings("UnusedVariable") // asked for by queries
  private String keeper;

  @SuppressWarnings("UnusedVariable") // asked for by queries
  private boolean honoured;

  @SuppressWarnings("UnusedVariable") // for those who look into the table
  private Instant endedAt;

  @SuppressWarnings("NullAway.Init")
  protected ClaimRow() {}

  ClaimRow(ClaimPaid event) {
    this(event, event.keeper(), event.claim(), true);
  }

  ClaimRow(ClaimLapsed event) {
    this(event, event.keeper(), event.claim(), false);
  }

  private ClaimRow(AuctionEvent event, KeeperId keeper, int claim, boolean honoured) {
    auction = event.auction().text();
    this.claim = claim;
    market = event.market().text();
    this.keeper = keeper.text();
    this.honoured = honoured;
    endedAt = event.at();
  }

  @Override
  public ClaimKey getId() {
    return new ClaimKey(auction, claim);
  }
}
