package io.plimsoll.domain.decision;

import io.plimsoll.domain.auction.AuctionCommand;
import io.plimsoll.domain.batch.BatchCommand;
import io.plimsoll.domain.keeper.KeeperCommand;
import io.plimsoll.domain.lender.LenderCommand;
import io.plimsoll.domain.liquidation.LiquidationCommand;
import io.plimsoll.domain.loan.LoanCommand;
import io.plimsoll.domain.market.MarketCommand;
import io.plimsoll.domain.market.MarketId;

/** What somebody wants of one market. */
public sealed interface Command
    permits MarketCommand,
        LenderCommand,
        LoanCommand,
        LiquidationCommand,
        AuctionCommand,
        BatchCommand,
        KeeperCommand {

  MarketId market();
}
