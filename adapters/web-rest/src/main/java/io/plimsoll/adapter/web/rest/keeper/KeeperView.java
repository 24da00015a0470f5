package io.plimsoll.adapter.web.rest.keeper;

import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.application.loanbook.PurchaseTotals;
import io.plimsoll.application.loanbook.Scorecard;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.keeper.Keeper;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A keeper in a market, and what it has there; all of it is held apart and never lent.
 *
 * @param bond what is lost when a claim is not honoured
 * @param funds free to pay with or to take out; to whoever looks, with what sealed bids set aside
 * @param escrow what is open but sealed bids, with the part of the funds set aside for it
 * @param scorecard how it has bought; null in lists and in answers to changes
 */
public record KeeperView(
    MarketId market,
    KeeperId keeper,
    Instant asOf,
    AssetId bondAsset,
    Amount bond,
    List<KeeperFunds> funds,
    List<KeeperEscrow> escrow,
    @Nullable KeeperScore scorecard) {

  /** So much of an asset. */
  public record KeeperFunds(AssetId asset, Amount amount) {

    static KeeperFunds of(Amount amount) {
      return new KeeperFunds(amount.token().id(), amount);
    }
  }

  /**
   * @param reference the lot, bid or case it is for
   */
  public record KeeperEscrow(String reference, AssetId asset, Amount amount) {}

  /**
   * How a keeper has bought in the market so far. What a bid got in a batch is one sale, of however
   * many lots.
   *
   * @param share part of all sales of the market by number, those of the desk included; 4 decimals,
   *     half up
   * @param medianLatency from the opening of the case to the sale, in a batch of the case that
   *     waited longest; the lower of two in the middle; null without a sale
   * @param claimsHonoured paid in time
   * @param claimsLapsed not paid in time, and part of the bond lost for it
   */
  public record KeeperScore(
      long sales,
      long salesOfMarket,
      Decimal share,
      @Nullable Duration medianLatency,
      long claimsHonoured,
      long claimsLapsed,
      List<PairScore> pairs) {

    static KeeperScore of(Scorecard card) {
      return new KeeperScore(
          card.sales(),
          card.salesOfMarket(),
          new Decimal(card.share()),
          card.medianLatency().orElse(null),
          card.claimsHonoured(),
          card.claimsLapsed(),
          card.pairs().stream().map(PairScore::of).toList());
    }
  }

  /**
   * What was bought of a collateral for a debt asset.
   *
   * @param bought of the collateral, fees in it included
   * @param paid in the debt asset
   * @param atOracle what was bought at the oracle's prices, in the debt asset; of a batch the bid's
   *     part of all its lots, down
   * @param priceAgainstOracle paid ÷ atOracle, 6 decimals, half up; null where that is zero
   */
  public record PairScore(
      AssetId collateral,
      AssetId debt,
      long sales,
      Amount bought,
      Amount paid,
      Amount atOracle,
      @Nullable Decimal priceAgainstOracle) {

    static PairScore of(PurchaseTotals pair) {
      return new PairScore(
          pair.bought().token().id(),
          pair.paid().token().id(),
          pair.purchases(),
          pair.bought(),
          pair.paid(),
          pair.atOracle(),
          pair.againstOracle().map(Decimal::new).orElse(null));
    }
  }

  static KeeperView of(MarketId market, Keeper.Registered keeper, Instant now) {
    return new KeeperView(
        market,
        keeper.id(),
        now,
        keeper.bond().token().id(),
        keeper.bond(),
        keeper.funds().values().stream().map(KeeperFunds::of).toList(),
        keeper.escrow().entrySet().stream()
            .map(
                open ->
                    new KeeperEscrow(open.getKey(), open.getValue().token().id(), open.getValue()))
            .toList(),
        null);
  }

  /** As others may see it: what is set aside for sealed bids counts as funds. */
  KeeperView sealed() {
    var open = new TreeMap<AssetId, Amount>();
    funds.forEach(one -> open.put(one.asset(), one.amount()));
    for (var one : escrow)
      if (BatchId.isOne(one.reference())) open.merge(one.asset(), one.amount(), Amount::plus);
    return new KeeperView(
        market,
        keeper,
        asOf,
        bondAsset,
        bond,
        open.values().stream().map(KeeperFunds::of).toList(),
        escrow.stream().filter(one -> !BatchId.isOne(one.reference())).toList(),
        scorecard);
  }

  KeeperView with(Scorecard card) {
    return new KeeperView(
        market, keeper, asOf, bondAsset, bond, funds, escrow, KeeperScore.of(card));
  }
}
