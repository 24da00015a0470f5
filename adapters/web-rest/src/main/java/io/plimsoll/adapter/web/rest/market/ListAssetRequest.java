package io.plimsoll.adapter.web.rest.market;

import io.plimsoll.adapter.web.rest.wire.Decimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Lists an asset, or gives a listed one new terms. Shares are fractions: 0.05 is 5 %.
 *
 * @param liquidationBonus 0.05 if left out
 * @param liquidationFee the treasury's share of the bonus; 0.1 if left out
 * @param reserveFactor the treasury's share of the interest; 0.1 if left out
 * @param supplyCap 0 or left out: none
 * @param borrowCap 0 or left out: none
 * @param interestRate what borrowing costs; a kinked curve if left out
 * @param maxPriceAge one hour if left out
 * @param borrowable whether loans without a category may draw it; true if left out
 * @param frozen nothing new is supplied, deposited or drawn; false if left out
 * @param paused nothing moves, not even a sale; false if left out
 * @param graceUntil no sale of it or for it up to and including this moment
 * @param debtCeiling most that may be owed against it, alone, as an isolated collateral, with two
 *     decimals at most; 0 or left out: a collateral like any other
 * @param borrowableInIsolation whether it may be drawn against an isolated collateral; false if
 *     left out
 * @param minimumDebt least that a draw may leave owed; 0 or left out: nothing
 * @param targetReserves while the desk's own funds reach this, it sells no stock for the asset; 0
 *     or left out: it always does
 * @param losses who bears a deficit; left out: it stands until somebody covers it
 * @param auction how it is auctioned as collateral; left out: it is not
 */
public record ListAssetRequest(
    Integer decimals,
    Decimal maxLoanToValue,
    Decimal liquidationThreshold,
    Optional<Decimal> liquidationBonus,
    Optional<Decimal> liquidationFee,
    Optional<Decimal> reserveFactor,
    Optional<Decimal> supplyCap,
    Optional<Decimal> borrowCap,
    Optional<RateTerms> interestRate,
    Optional<Duration> maxPriceAge,
    Optional<Boolean> borrowable,
    Optional<Boolean> frozen,
    Optional<Boolean> paused,
    Optional<Instant> graceUntil,
    Optional<Decimal> debtCeiling,
    Optional<Boolean> borrowableInIsolation,
    Optional<Decimal> minimumDebt,
    Optional<Decimal> targetReserves,
    Optional<LossTerms> losses,
    Optional<AuctionForm> auction) {}
