package io.plimsoll.application.replay.keepers;

import io.plimsoll.domain.batch.BatchAuction;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.batch.Batches;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.oracle.Price;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A batch that still takes bids, and what its two assets are worth now. What others bid is sealed:
 * a keeper knows of no bid but its own.
 */
record OpenBatch(BatchId id, BatchAuction auction, Pair prices) {

  /** The batches that lots of these loans are in, by name. */
  static List<OpenBatch> of(Book book, Facts facts, List<LoanId> loans) {
    return loans.stream()
        .flatMap(loan -> entered(book, loan).stream())
        .distinct()
        .sorted(Comparator.comparing(BatchId::text))
        .flatMap(batch -> of(book, facts, batch))
        .toList();
  }

  private static Optional<BatchId> entered(Book book, LoanId id) {
    return book.loan(id) instanceof Loan.Open loan
        ? Liquidation.open(book, loan)
            .flatMap(Liquidation.Open::batched)
            .map(offer -> offer.batch())
        : Optional.empty();
  }

  private static Stream<OpenBatch> of(Book book, Facts facts, BatchId batch) {
    if (!(book.batches(batch) instanceof Batches.Running(var id, var auction, _))
        || !id.equals(batch)
        || auction.isOver(facts.now())) return Stream.empty();
    var terms = auction.terms();
    var prices = new Pair(price(facts, terms.collateral()), price(facts, terms.payment()));
    return Stream.of(new OpenBatch(id, auction, prices));
  }

  private static Price price(Facts facts, Token token) {
    return facts.prices().of(token.id()).orElseThrow();
  }

  boolean hasBidOf(KeeperId keeper) {
    return auction.bids().stream().anyMatch(bid -> bid.keeper().equals(keeper));
  }
}
