package io.plimsoll.application.invariant;

import static io.plimsoll.domain.testing.DeskFixture.START;
import static io.plimsoll.domain.testing.DeskFixture.openMarket;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.desk.Outcome;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.application.loanbook.AuctionBook;
import io.plimsoll.application.loanbook.AuctionSummary;
import io.plimsoll.application.loanbook.BatchSheet;
import io.plimsoll.application.loanbook.BatchSummary;
import io.plimsoll.application.loanbook.LiquidationBook;
import io.plimsoll.application.loanbook.LiquidationSummary;
import io.plimsoll.application.loanbook.LoanBook;
import io.plimsoll.application.loanbook.LoanSummary;
import io.plimsoll.application.loanbook.Page;
import io.plimsoll.application.loanbook.SaleRecord;
import io.plimsoll.application.loanbook.SaleSummary;
import io.plimsoll.application.loanbook.SaleTotals;
import io.plimsoll.application.loanbook.Scorecard;
import io.plimsoll.application.testing.InMemoryLanes;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Prices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DirectoryAuditTest {

  private final InMemoryLanes desk = new InMemoryLanes(_ -> new Facts(START, Prices.NONE));
  private final CountedLanes lanes = new CountedLanes(desk);
  private final Rows rows = new Rows();
  private final AuctionRows auctions = new AuctionRows();
  private final Breaches breaches = new Breaches();
  private final DirectoryAudit audit =
      new DirectoryAudit(
          rows,
          new NoCases(),
          auctions,
          (_, _, _) -> new Page<>(List.of(), Optional.empty()),
          lanes,
          breaches);

  @AfterEach
  void close() {
    desk.close();
  }

  private List<String> found() {
    audit.look(MAIN, 10_000);
    return breaches.standing().stream().map(Breach::subject).toList();
  }

  @Test
  void a_row_that_says_otherwise_than_the_desk_is_found_until_it_says_the_same() {
    desk.given(openMarket(), openLoan("L1", "ana"), openLoan("L2", "ben"));
    rows.say("L1", "ana").say("L2", "ana").say("L3", "ben");
    assertThat(found()).containsExactly("L2", "L3");
    rows.all.clear();
    rows.say("L2", "ben");
    assertThat(found()).containsExactly("L3");
  }

  @Test
  void the_lane_is_asked_for_five_hundred_rows_at_a_time() {
    desk.given(openMarket(), openLoan("L1", "ana"));
    IntStream.range(0, 1_200).forEach(n -> rows.say(n == 700 ? "L2" : "L1", "ana"));
    assertThat(found()).containsExactly("L2");
    assertThat(lanes.reads).isEqualTo(3);
  }

  @Test
  void a_row_of_an_auction_that_nobody_started_is_found() {
    desk.given(openMarket());
    auctions.all.add(
        new AuctionSummary(
            new AuctionId("L1.1-1"),
            new LiquidationId("L1.1"),
            new LoanId("L1"),
            MAIN,
            amount("5 WETH"),
            amount("9040 USDC"),
            amount("0 WETH"),
            amount("0 USDC"),
            amount("0 WETH"),
            amount("0 USDC"),
            0,
            0,
            START,
            Optional.empty()));
    assertThat(found()).containsExactly("L1.1-1");
    auctions.all.clear();
  }

  @Test
  void a_row_of_a_batch_that_nobody_opened_is_found() {
    desk.given(openMarket());
    auctions.all.add(
        new BatchSummary(
            new BatchId("main,WETH,USDC,1"),
            MAIN,
            amount("5 WETH"),
            Wad.of("1900"),
            1,
            0,
            Optional.empty(),
            amount("0 WETH"),
            amount("0 USDC"),
            START,
            START.plusSeconds(3_600),
            Optional.empty()));
    assertThat(found()).containsExactly("main,WETH,USDC,1");
    auctions.all.clear();
  }

  private static final class AuctionRows implements AuctionBook {
    private final List<SaleSummary> all = new ArrayList<>();

    @Override
    public Page<SaleSummary> auctions(
        Optional<MarketId> market,
        Optional<LoanId> loan,
        Optional<Boolean> running,
        Optional<String> cursor,
        int limit) {
      return new Page<>(all, Optional.empty());
    }

    @Override
    public Optional<AuctionSummary> find(AuctionId auction) {
      return Optional.empty();
    }

    @Override
    public Optional<BatchSheet> find(BatchId batch) {
      return Optional.empty();
    }
  }

  private static final class CountedLanes implements Lanes {
    private final Lanes lanes;
    private int reads;

    CountedLanes(Lanes lanes) {
      this.lanes = lanes;
    }

    @Override
    public CompletableFuture<Outcome> submit(Submission submission) {
      return lanes.submit(submission);
    }

    @Override
    public <T> CompletableFuture<T> read(MarketId market, BiFunction<Book, Facts, T> question) {
      reads++;
      return lanes.read(market, question);
    }
  }

  private static final class Rows implements LoanBook {
    private final List<LoanSummary> all = new ArrayList<>();

    Rows say(String loan, String borrower) {
      all.add(new LoanSummary(new LoanId(loan), MAIN, new BorrowerId(borrower), START));
      return this;
    }

    @Override
    public Optional<MarketId> marketOf(LoanId loan) {
      return Optional.of(MAIN);
    }

    @Override
    public Page<LoanSummary> loans(Optional<MarketId> market, Optional<String> cursor, int limit) {
      return new Page<>(all, Optional.empty());
    }
  }

  private static final class NoCases implements LiquidationBook {

    @Override
    public Page<LiquidationSummary> liquidations(
        Optional<MarketId> market,
        Optional<LoanId> loan,
        Optional<Boolean> open,
        Optional<String> cursor,
        int limit) {
      return new Page<>(List.of(), Optional.empty());
    }

    @Override
    public Optional<LiquidationSummary> find(LiquidationId liquidation) {
      return Optional.empty();
    }

    @Override
    public List<SaleRecord> sales(LiquidationId liquidation) {
      return List.of();
    }

    @Override
    public Scorecard scorecard(MarketId market, KeeperId keeper) {
      throw new UnsupportedOperationException("Nobody asks for it here");
    }

    @Override
    public List<SaleTotals> totals(MarketId market) {
      return List.of();
    }
  }
}
