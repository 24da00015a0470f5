package io.plimsoll.domain.liquidation;

import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.ladder.ApproverId;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.pacing.Surroundings;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the desk and keepers do about a loan below 1. */
public sealed interface LiquidationCommand extends Command {

  record OpenLiquidation(MarketId market, LoanId loan) implements LiquidationCommand {}

  /**
   * Puts the next lot on sale, in the way from which most is expected where there are several.
   *
   * @param quotes of venues
   * @param volatility of assets' prices, per square root of an hour, as far as it is known
   * @param around what a market that paces its sales has to know of other loans
   */
  record OrderSale(
      MarketId market,
      LiquidationId liquidation,
      List<SaleQuote> quotes,
      Map<AssetId, Wad> volatility,
      Surroundings around)
      implements LiquidationCommand {

    public OrderSale {
      quotes = List.copyOf(quotes);
      volatility = Map.copyOf(volatility);
    }

    public OrderSale(MarketId market, LiquidationId liquidation, List<SaleQuote> quotes) {
      this(market, liquidation, quotes, Map.of(), Surroundings.UNKNOWN);
    }
  }

  /** Ends what keepers were invited to and its time is over. */
  record EndOffer(MarketId market, LiquidationId liquidation) implements LiquidationCommand {}

  /** What the venue did with an order; nothing sold is an answer too. */
  record BookFill(
      MarketId market, LiquidationId liquidation, String order, Amount sold, Amount received)
      implements LiquidationCommand {}

  /** Somebody answers for the loss that a case is about to make. */
  record ApproveLoss(MarketId market, LiquidationId liquidation, ApproverId approver, String reason)
      implements LiquidationCommand {}

  /** Ends a liquidation whose loan has healed by itself. */
  record EndLiquidation(MarketId market, LiquidationId liquidation) implements LiquidationCommand {}

  /** The desk takes a loan below 1 over, collateral and debt, in a market that sells so. */
  record AbsorbLoan(MarketId market, LoanId loan) implements LiquidationCommand {}

  /**
   * A keeper buys from the stock that came from loans taken over, in a market that sells so.
   *
   * @param amount of the pay asset
   * @param minimum of the collateral, or the keeper does not want it; empty: any
   */
  record BuyCollateral(
      MarketId market,
      KeeperId keeper,
      AssetId collateralAsset,
      AssetId payAsset,
      Quantity amount,
      Optional<Quantity> minimum)
      implements LiquidationCommand {}

  /** How much a keeper seizes. */
  sealed interface Size {
    /** So much collateral. */
    record Collateral(Quantity amount) implements Size {}

    /** What so many scaled units of the debt pay for. */
    record Debt(BigInteger scaled) implements Size {}
  }

  /** A keeper repays debt and takes collateral, in a market that sells so. */
  record SeizeCollateral(
      MarketId market,
      LoanId loan,
      KeeperId keeper,
      AssetId debtAsset,
      AssetId collateralAsset,
      Size size)
      implements LiquidationCommand {}

  /**
   * A keeper repays debt and takes collateral with the bonus.
   *
   * @param sharesTo the account that takes pledged collateral as shares; empty: the keeper takes
   *     the asset itself
   */
  record CallLiquidation(
      MarketId market,
      LoanId loan,
      KeeperId keeper,
      AssetId debtAsset,
      AssetId collateralAsset,
      Quantity debtToCover,
      Optional<AccountId> sharesTo)
      implements LiquidationCommand {

    public CallLiquidation(
        MarketId market,
        LoanId loan,
        KeeperId keeper,
        AssetId debtAsset,
        AssetId collateralAsset,
        Quantity debtToCover) {
      this(market, loan, keeper, debtAsset, collateralAsset, debtToCover, Optional.empty());
    }
  }
}
