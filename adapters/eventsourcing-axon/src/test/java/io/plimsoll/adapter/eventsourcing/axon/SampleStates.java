package io.plimsoll.adapter.eventsourcing.axon;

import static io.plimsoll.adapter.eventsourcing.axon.SampleBatches.BATCH;
import static io.plimsoll.adapter.eventsourcing.axon.SampleBatches.BATCH_LOT;
import static io.plimsoll.adapter.eventsourcing.axon.SampleBatches.BATCH_TERMS;
import static io.plimsoll.adapter.eventsourcing.axon.SampleBatches.BID;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.ACCRUAL;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.AUCTION;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.CASE;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.DAI;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.DOLLARS;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.ETHER;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.KEEPER;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.KEEPERS;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.LADDER;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.LOAN;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.LOT;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.MARKET;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.QUOTE;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.SCALED;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.SELLING;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.STABLE;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.TERMS;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.USD;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.USDC;
import static io.plimsoll.adapter.eventsourcing.axon.SampleEvents.WETH;

import io.plimsoll.domain.auction.Auction;
import io.plimsoll.domain.batch.BatchAuction;
import io.plimsoll.domain.batch.Batches;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.keeper.Keeper;
import io.plimsoll.domain.ladder.Approval;
import io.plimsoll.domain.ladder.ApproverId;
import io.plimsoll.domain.lender.BackstopStake;
import io.plimsoll.domain.lender.LenderAccount;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.Outcome;
import io.plimsoll.domain.liquidation.SaleOrder;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.Footing;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loss.Backstop;
import io.plimsoll.domain.loss.LossBearer;
import io.plimsoll.domain.loss.LossBook;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.policy.PriceRules;
import io.plimsoll.domain.reserve.Holdings;
import io.plimsoll.domain.reserve.Reserve;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One state of each kind that is kept in snapshots, with every optional part there. */
final class SampleStates {

  private SampleStates() {}

  static List<StreamState> all() {
    return List.of(
        new Market.Open(
            MARKET,
            USD,
            new MarketTerms(
                USD.zero(),
                LiquidationPolicy.standard(USD),
                Profile.STANDARD,
                SELLING,
                Optional.of(KEEPERS),
                LADDER),
            new TreeMap<>(Map.of(USDC.id(), USDC, DAI.id(), DAI)),
            new TreeMap<>(Map.of(STABLE.id(), STABLE)),
            PriceRules.STANDARD
                .with(SamplePrices.MATRIX)
                .with(DAI.id(), SamplePrices.POLICY)
                .with(DAI.id(), "kraken", PriceRules.Trial.REJECTED),
            new TreeSet<>(Set.of(QUOTE.venue()))),
        new Reserve.Listed(
            WETH,
            TERMS,
            new Holdings(
                BigInteger.ONE,
                BigInteger.TWO,
                BigInteger.TEN,
                new BigInteger("1000000000000000000000000000000"),
                ETHER.units(),
                BigInteger.TWO,
                BigInteger.TEN),
            ACCRUAL,
            BigInteger.valueOf(1_600_000),
            new LossBook(
                new Backstop(ETHER.units(), SCALED),
                new TreeMap<>(
                    Map.of(LossBearer.TREASURY, BigInteger.ONE, LossBearer.LENDERS, SCALED))),
            new TreeMap<>(Map.of(USDC.id(), SCALED))),
        new LenderAccount(
            new TreeMap<>(Map.of(USDC.id(), SCALED)),
            new TreeMap<>(
                Map.of(
                    DAI.id(),
                    new BackstopStake(
                        SCALED,
                        Optional.of(
                            new BackstopStake.Cooldown(
                                BigInteger.TEN, Instant.parse("2021-01-21T03:37:30.125Z"))))))),
        new Loan.Open(
            MARKET,
            LOAN,
            new BorrowerId("ana"),
            new TreeMap<>(Map.of(WETH.id(), ETHER)),
            new TreeMap<>(Map.of(DAI.id(), SCALED)),
            Optional.of(STABLE.id()),
            new TreeMap<>(Map.of(USDC.id(), SCALED)),
            Optional.of(CASE),
            1,
            new Footing(
                Optional.of(
                    new Footing.Notice(
                        Instant.parse("2021-01-11T03:37:30.125Z"),
                        Optional.of(Instant.parse("2021-01-11T09:37:30.125Z")))),
                true)),
        new Liquidation.Open(
            CASE,
            LOAN,
            Instant.parse("2021-01-11T03:37:30.125Z"),
            Optional.of(new SaleOrder("L1.1-1", QUOTE.venue(), LOT, List.of(QUOTE))),
            Optional.of(Instant.parse("2021-01-11T03:38:30.125Z")),
            1,
            true,
            new TreeSet<>(Set.of(Mechanism.DUTCH_AUCTION)),
            Optional.of(new Approval(new ApproverId("ria"), Wad.of("0.9375"))),
            Optional.of(Instant.parse("2021-01-11T03:42:30.125Z"))),
        new Liquidation.Closed(CASE, LOAN, Outcome.RESTORED),
        new Auction.Running(
            MARKET,
            AUCTION,
            LOAN,
            LOT.debtToCover(),
            ETHER,
            Instant.parse("2021-01-11T03:37:30.125Z"),
            Ray.of("2400"),
            Optional.of(Ray.of("1600")),
            List.of(
                new Auction.Claim(
                    2,
                    KEEPER,
                    Ray.of("1900.5"),
                    LOT.debtToCover(),
                    ETHER,
                    Instant.parse("2021-01-11T03:47:30.125Z"))),
            2),
        new Auction.Ended(AUCTION),
        new Batches.Idle(6),
        new Batches.Running(
            BATCH, new BatchAuction(BATCH_TERMS, List.of(BATCH_LOT), List.of(BID)), DOLLARS),
        new Keeper.Registered(
            KEEPER,
            DOLLARS,
            new TreeMap<>(Map.of(WETH.id(), ETHER)),
            new TreeMap<>(Map.of("L1.1-1", DOLLARS))),
        new Keeper.Departed(KEEPER));
  }
}
