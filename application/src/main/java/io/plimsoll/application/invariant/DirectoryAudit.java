package io.plimsoll.application.invariant;

import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.invariant.Audit.Findings;
import io.plimsoll.application.invariant.Breach.Rule;
import io.plimsoll.application.loanbook.AuctionBook;
import io.plimsoll.application.loanbook.AuctionSummary;
import io.plimsoll.application.loanbook.BatchSummary;
import io.plimsoll.application.loanbook.LiquidationBook;
import io.plimsoll.application.loanbook.LiquidationSummary;
import io.plimsoll.application.loanbook.LoanBook;
import io.plimsoll.application.loanbook.LoanSummary;
import io.plimsoll.application.loanbook.Page;
import io.plimsoll.application.loanbook.SaleSummary;
import io.plimsoll.application.market.KeeperBook;
import io.plimsoll.domain.auction.Auction;
import io.plimsoll.domain.batch.Batches;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.keeper.Keeper;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.market.MarketId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Gatherers;

/** Lists: every row of a loan, a liquidation, an auction or a keeper says what the desk says. */
final class DirectoryAudit implements Audit {

  private static final int AT_A_TIME = 500;

  private final LoanBook loans;
  private final LiquidationBook liquidations;
  private final KeeperBook keepers;
  private final AuctionBook auctions;
  private final Lanes lanes;
  private final Breaches breaches;
  private final Map<MarketId, String> nextLoan = new HashMap<>();
  private final Map<MarketId, String> nextCase = new HashMap<>();
  private final Map<MarketId, String> nextKeeper = new HashMap<>();
  private final Map<MarketId, String> nextAuction = new HashMap<>();

  DirectoryAudit(
      LoanBook loans,
      LiquidationBook liquidations,
      AuctionBook auctions,
      KeeperBook keepers,
      Lanes lanes,
      Breaches breaches) {
    this.loans = loans;
    this.liquidations = liquidations;
    this.keepers = keepers;
    this.auctions = auctions;
    this.lanes = lanes;
    this.breaches = breaches;
  }

  @Override
  public void look(MarketId market, int budget) {
    var findings = new Findings(breaches, market);
    var loanRows =
        turn(nextLoan, market, loans.loans(Optional.of(market), from(nextLoan, market), budget));
    var cases =
        turn(
            nextCase,
            market,
            liquidations.liquidations(
                Optional.of(market),
                Optional.empty(),
                Optional.empty(),
                from(nextCase, market),
                budget));
    var auctionRows =
        turn(
            nextAuction,
            market,
            auctions.auctions(
                Optional.of(market),
                Optional.empty(),
                Optional.empty(),
                from(nextAuction, market),
                budget));
    compare(
        market,
        loanRows.items(),
        (book, row) -> book.loan(row.loan()),
        (row, state) ->
            findings.judge(Rule.LISTED_AS_IS, row.loan().text(), objection(row, state)));
    compare(
        market,
        cases.items(),
        (book, row) -> book.liquidation(row.liquidation()),
        (row, state) ->
            findings.judge(Rule.LISTED_AS_IS, row.liquidation().text(), objection(row, state)));
    compare(
        market,
        auctionRows.items(),
        DirectoryAudit::state,
        (row, state) -> findings.judge(Rule.LISTED_AS_IS, name(row), objection(row, state)));
    // Under one name: once a row has its right name again, nobody judges the wrong one any more.
    var strangers = new ArrayList<String>();
    compare(
        market,
        turn(nextKeeper, market, keepers.keepers(market, from(nextKeeper, market), budget)).items(),
        Book::keeper,
        (keeper, state) -> objection(keeper, state).ifPresent(strangers::add));
    findings.judge(Rule.LISTED_AS_IS, "keepers", strangers.stream().findFirst());
  }

  /** The lane stands still for some states at a time; they are judged outside of it. */
  private <R, S> void compare(
      MarketId market, List<R> rows, BiFunction<Book, R, S> state, BiConsumer<R, S> judge) {
    rows.stream()
        .gather(Gatherers.windowFixed(AT_A_TIME))
        .forEach(
            some -> {
              var states =
                  lanes
                      .read(
                          market,
                          (book, _) -> some.stream().map(row -> state.apply(book, row)).toList())
                      .join();
              for (var i = 0; i < some.size(); i++) judge.accept(some.get(i), states.get(i));
            });
  }

  private static Optional<String> from(Map<MarketId, String> cursors, MarketId market) {
    return Optional.ofNullable(cursors.get(market));
  }

  private static <T> Page<T> turn(Map<MarketId, String> cursors, MarketId market, Page<T> page) {
    page.next().ifPresentOrElse(next -> cursors.put(market, next), () -> cursors.remove(market));
    return page;
  }

  private static Optional<String> objection(LoanSummary row, Loan state) {
    return state instanceof Loan.Open open && open.borrower().equals(row.borrower())
        ? Optional.empty()
        : Optional.of("its row says %s, the desk %s".formatted(row, state));
  }

  /**
   * Whoever left between the two looks is off the list at the next. The list is judged as one: a
   * row has nothing but the name, and a wrong one is gone when the row is mended.
   */
  private static Optional<String> objection(KeeperId keeper, Keeper state) {
    return switch (state) {
      case Keeper.Registered _, Keeper.Departed _ -> Optional.empty();
      case Keeper.Unregistered _ ->
          Optional.of("a row says that %s is registered, the desk %s".formatted(keeper, state));
    };
  }

  /** A case whose row is open may be closed by now; the row follows at once or is found later. */
  private static Optional<String> objection(LiquidationSummary row, Liquidation state) {
    var agrees =
        switch (state) {
          case Liquidation.Unopened _ -> false;
          case Liquidation.Open open -> open.loan().equals(row.loan()) && row.outcome().isEmpty();
          case Liquidation.Closed closed ->
              closed.loan().equals(row.loan())
                  && row.outcome().map(closed.outcome()::equals).orElse(true);
        };
    return agrees
        ? Optional.empty()
        : Optional.of("its row says %s, the desk %s".formatted(row, state));
  }

  private static StreamState state(Book book, SaleSummary row) {
    return switch (row) {
      case AuctionSummary auction -> book.auction(auction.auction());
      case BatchSummary batch -> book.batches(batch.batch());
    };
  }

  private static String name(SaleSummary row) {
    return switch (row) {
      case AuctionSummary auction -> auction.auction().text();
      case BatchSummary batch -> batch.batch().text();
    };
  }

  /**
   * An auction may have sold more than its row says, or have ended; the row follows at once or is
   * found later.
   */
  private static Optional<String> objection(SaleSummary row, StreamState state) {
    var agrees =
        switch (row) {
          case AuctionSummary auction -> state instanceof Auction now && agrees(auction, now);
          case BatchSummary batch -> state instanceof Batches now && agrees(batch, now);
        };
    return agrees
        ? Optional.empty()
        : Optional.of("its row says %s, the desk %s".formatted(row, state));
  }

  /** As with an auction; bids and lots may have come in since. */
  private static boolean agrees(BatchSummary row, Batches state) {
    return state.hasEnded(row.batch())
        || (state instanceof Batches.Running running
            && running.id().equals(row.batch())
            && row.endedAt().isEmpty()
            && running.auction().bids().size() >= row.bids());
  }

  private static boolean agrees(AuctionSummary row, Auction state) {
    return switch (state) {
      case Auction.Unopened _ -> false;
      case Auction.Running running ->
          running.loan().equals(row.loan())
              && row.endedAt().isEmpty()
              && !running.lot().plus(running.claimedLot()).exceeds(row.lot().plus(row.claimedLot()))
              && !running
                  .tab()
                  .plus(running.claimedTab())
                  .exceeds(row.tab().plus(row.claimedTab()));
      case Auction.Ended _ -> true;
    };
  }
}
