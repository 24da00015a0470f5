package io.plimsoll.adapter.persistence.jpa.auction;

import io.plimsoll.adapter.persistence.jpa.AppendedRow;
import io.plimsoll.adapter.persistence.jpa.NewestFirst;
import io.plimsoll.application.loanbook.AuctionSummary;
import io.plimsoll.application.loanbook.BatchSummary;
import io.plimsoll.application.loanbook.SaleSummary;
import io.plimsoll.domain.auction.AuctionEvent.AuctionStarted;
import io.plimsoll.domain.auction.AuctionEvent.ClaimFreed;
import io.plimsoll.domain.auction.AuctionEvent.ClaimLapsed;
import io.plimsoll.domain.auction.AuctionEvent.ClaimPaid;
import io.plimsoll.domain.auction.AuctionEvent.LotClaimed;
import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.batch.BatchEvent.BatchCleared;
import io.plimsoll.domain.batch.BatchEvent.BatchOpened;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.batch.BatchLot;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An auction or a batch, running or ended. What only one of the two has is empty in the other. */
@Entity
@Table(name = "auction")
class AuctionRow extends AppendedRow<String> {

  @Id private String auction;
  private @Nullable String loan;
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
  private @Nullable BigInteger minimum;
  private int lots;
  private int bids;
  private @Nullable BigInteger price;
  private Instant startedAt;
  private @Nullable Instant endsAt;
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

  AuctionRow(BatchOpened event) {
    var terms = event.terms();
    auction = event.batch().text();
    market = event.market().text();
    collateral = terms.collateral().symbol();
    collateralDecimals = terms.collateral().decimals();
    debt = terms.payment().symbol();
    debtDecimals = terms.payment().decimals();
    lot = event.lot().quantity().units();
    tab = BigInteger.ZERO;
    minimum = terms.minimum().units();
    lots = 1;
    startedAt = event.at();
    endsAt = terms.endsAt();
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

  void add(BatchLot some) {
    lots++;
    lot = lot.add(some.quantity().units());
  }

  void remove(BatchLot some) {
    lots--;
    lot = lot.subtract(some.quantity().units());
  }

  void bid() {
    bids++;
  }

  void clear(BatchCleared event) {
    lot = BigInteger.ZERO;
    price = event.price().map(Wad::units).orElse(null);
    for (var part : event.parts()) {
      sold = sold.add(part.sold().units());
      raised = raised.add(part.proceeds().units());
    }
    end(event.at());
  }

  void end(Instant at) {
    endedAt = at;
  }

  NewestFirst place() {
    return new NewestFirst(startedAt, auction);
  }

  SaleSummary summary() {
    return endsAt == null || minimum == null ? auction() : batch(minimum, endsAt);
  }

  Token kind() {
    return new Token(collateral, collateralDecimals);
  }

  Token money() {
    return new Token(debt, debtDecimals);
  }

  private BatchSummary batch(BigInteger least, Instant end) {
    return new BatchSummary(
        new BatchId(auction),
        new MarketId(market),
        kind().units(lot),
        new Wad(least),
        lots,
        bids,
        Optional.ofNullable(price).map(Wad::new),
        kind().units(sold),
        money().units(raised),
        startedAt,
        end,
        Optional.ofNullable(endedAt));
  }

  private AuctionSummary auction() {
    var kind = kind();
    var money = money();
    return new AuctionSummary(
        new AuctionId(auction),
        new LiquidationId(auction.substring(0, auction.lastIndexOf('-'))),
        new LoanId(Objects.requireNonNull(loan)),
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
