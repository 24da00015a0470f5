package io.plimsoll.adapter.persistence.jpa.auction;

import io.plimsoll.adapter.persistence.jpa.AppendedRow;
import io.plimsoll.adapter.persistence.jpa.NewestFirst;
import io.plimsoll.application.loanbook.AuctionSummary;
import io.plimsoll.domain.auction.AuctionEvent.AuctionStarted;
import io.plimsoll.domain.auction.AuctionEvent.ClaimFreed;
import io.plimsoll.domain.auction.AuctionEvent.ClaimLapsed;
import io.plimsoll.domain.auction.AuctionEvent.ClaimPaid;
import io.plimsoll.domain.auction.AuctionEvent.LotClaimed;
import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Token;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An auction, running or ended. */
@Entity
@Table(name = "auction")
class AuctionRow extends AppendedRow<String> {

  @Id private String auction;
  private String loan;
  private String market;
  private String collateral;
  private int collateralDecimals;
  private String debt;
  private int debtDecimals;
  private BigInteger lot;
  private BigInteger tab;
  private BigInteger claimedLot = BigInteger.ZERO;
  private BigInteger claimedTab = BigInteger.ZERO;
  private BigInteger sold = BigInteger.ZERO;
  private BigInteger raised = BigInteger.ZERO;
  private int takes;
  private int resets;
  private Instant startedAt;
  private @Nullable Instant endedAt;

  @SuppressWarnings("NullAway.Init")
  protected AuctionRow() {}

  AuctionRow(AuctionStarted event) {
    auction = event.auction().text();
    loan = event.loan().text();
    market = event.market().text();
    collateral = event.lot().token().symbol();
    collateralDecimals = event.lot().token().decimals();
    debt = event.tab().token().symbol();
    debtDecimals = event.tab().token().decimals();
    lot = event.lot().units();
    tab = event.tab().units();
    startedAt = event.at();
  }

  @Override
  public String getId() {
    return auction;
  }

  void take(LotTaken event) {
    takes++;
    lot = event.lotLeft().units();
    tab = event.tabLeft().units();
    sold = sold.add(event.bought().units());
    raised = raised.add(event.paid().units());
  }

  void claim(LotClaimed event) {
    lot = event.lotLeft().units();
    tab = event.tabLeft().units();
    claimedLot = claimedLot.add(event.lot().units());
    claimedTab = claimedTab.add(event.due().units());
  }

  /** The take that follows has what was paid for. */
  void unclaim(ClaimPaid event) {
    unclaim(event.lot(), event.due());
  }

  void unclaim(ClaimLapsed event) {
    unclaim(event.lot(), event.due());
    lot = event.lotLeft().units();
    tab = event.tabLeft().units();
  }

  void unclaim(ClaimFreed event) {
    unclaim(event.lot(), event.due());
    lot = event.lotLeft().units();
    tab = event.tabLeft().units();
  }

  private void unclaim(Amount part, Amount due) {
    claimedLot = claimedLot.subtract(part.units());
    claimedTab = claimedTab.subtract(due.units());
  }

  void reset() {
    resets++;
  }

  void end(Instant at) {
    endedAt = at;
  }

  NewestFirst place() {
    return new NewestFirst(startedAt, auction);
  }

  AuctionSummary summary() {
    var kind = new Token(collateral, collateralDecimals);
    var money = new Token(debt, debtDecimals);
    return new AuctionSummary(
        new AuctionId(auction),
        new LiquidationId(auction.substring(0, auction.lastIndexOf('-'))),
        new LoanId(loan),
        new MarketId(market),
        kind.units(lot),
        money.units(tab),
        kind.units(claimedLot),
        money.units(claimedTab),
        kind.units(sold),
        money.units(raised),
        takes,
        resets,
        startedAt,
        Optional.ofNullable(endedAt));
  }
}
