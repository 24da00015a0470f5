package io.plimsoll.domain.decision;

import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;

/**
 * One history within a market. The kind is part of its name, because a store keeps one number
 * sequence a name.
 *
 * @param key which one of its kind
 */
public record StreamId(Kind kind, MarketId market, String key) {

  /** What a stream tells the history of. */
  public enum Kind {
    MARKET,
    RESERVE,
    LENDER,
    LOAN,
    LIQUIDATION,
    AUCTION,
    BATCH,
    KEEPER
  }

  public static StreamId of(MarketId market) {
    return new StreamId(Kind.MARKET, market, "");
  }

  public static StreamId of(MarketId market, AssetId reserve) {
    return new StreamId(Kind.RESERVE, market, reserve.symbol());
  }

  public static StreamId of(MarketId market, AccountId account) {
    return new StreamId(Kind.LENDER, market, account.text());
  }

  public static StreamId of(MarketId market, LoanId loan) {
    return new StreamId(Kind.LOAN, market, loan.text());
  }

  public static StreamId of(MarketId market, LiquidationId liquidation) {
    return new StreamId(Kind.LIQUIDATION, market, liquidation.text());
  }

  public static StreamId of(MarketId market, AuctionId auction) {
    return new StreamId(Kind.AUCTION, market, auction.text());
  }

  /** All batches of the same collateral for the same payment are one history. */
  public static StreamId of(MarketId market, BatchId batch) {
    return ofBatches(market, batch.collateral(), batch.payment());
  }

  public static StreamId ofBatches(MarketId market, AssetId collateral, AssetId payment) {
    return new StreamId(Kind.BATCH, market, collateral.symbol() + "," + payment.symbol());
  }

  public static StreamId of(MarketId market, KeeperId keeper) {
    return new StreamId(Kind.KEEPER, market, keeper.text());
  }

  /** {@code loan:main:L1}: names hold no colon, so this is one to one. */
  public String text() {
    return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + market.text() + ":" + key;
  }

  /** The reverse of {@link #text()}. @throws IllegalArgumentException if it is none */
  public static StreamId parse(String text) {
    var parts = text.split(":", -1);
    if (parts.length != 3) throw new IllegalArgumentException("Not the name of a stream: " + text);
    return new StreamId(
        Kind.valueOf(parts[0].toUpperCase(java.util.Locale.ROOT)),
        new MarketId(parts[1]),
        parts[2]);
  }

  @Override
  public String toString() {
    return text();
  }
}
