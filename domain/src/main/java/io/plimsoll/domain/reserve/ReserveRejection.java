package io.plimsoll.domain.reserve;

import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import java.math.BigDecimal;

/** Why a reserve refuses an amount. */
public sealed interface ReserveRejection extends Rejection {

  record AmountNotPositive(AssetId asset, BigDecimal amount) implements ReserveRejection {}

  record TooManyDecimals(AssetId asset, BigDecimal amount, int decimals)
      implements ReserveRejection {}

  record AmountTooLarge(AssetId asset, BigDecimal amount, Amount limit)
      implements ReserveRejection {}

  /** The amount is worth no scaled unit of debt and no share: nothing could be booked for it. */
  record AmountTooSmall(Amount amount) implements ReserveRejection {}

  record SupplyCapExceeded(Amount requested, Amount supplied, Amount cap)
      implements ReserveRejection {}

  record BorrowCapExceeded(Amount requested, Amount borrowed, Amount cap)
      implements ReserveRejection {}

  /** Nothing of the asset moves for now. */
  record AssetPaused(AssetId asset) implements ReserveRejection {}

  /** Nothing new of the asset: no supply, no draw. */
  record AssetFrozen(AssetId asset) implements ReserveRejection {}

  record NotBorrowable(AssetId asset) implements ReserveRejection {}

  record NoDeficit(AssetId asset) implements ReserveRejection {}

  /** Nobody whom the terms name has anything to bear the deficit with. */
  record NobodyBears(AssetId asset, Amount deficit) implements ReserveRejection {}

  /** Nothing is staked for the losses of this reserve. */
  record BackstopNotConfigured(AssetId asset) implements ReserveRejection {}

  record LiquidityShort(Amount requested, Amount available) implements ReserveRejection {}
}
