package io.plimsoll.domain.decision;

import io.plimsoll.domain.auction.AuctionRejection;
import io.plimsoll.domain.batch.BatchRejection;
import io.plimsoll.domain.keeper.KeeperRejection;
import io.plimsoll.domain.lender.LenderRejection;
import io.plimsoll.domain.liquidation.LiquidationRejection;
import io.plimsoll.domain.loan.LoanRejection;
import io.plimsoll.domain.market.MarketRejection;
import io.plimsoll.domain.oracle.PriceRejection;
import io.plimsoll.domain.reserve.ReserveRejection;

/** A rule that stands against a command, with the numbers that explain it. */
public sealed interface Rejection
    permits MarketRejection,
        ReserveRejection,
        LenderRejection,
        LoanRejection,
        LiquidationRejection,
        AuctionRejection,
        BatchRejection,
        KeeperRejection,
        PriceRejection {}
