package io.plimsoll.adapter.web.rest.loan;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of a book that some loans need, with the facts of the moment: taken between two
 * decisions in no time, so that the lane does not stand still while the loans are valued.
 */
public record LoanPart(Book book, Facts facts, List<LoanId> loans) {

  private record Kept(MarketId id, Map<StreamId, StreamState> states) implements Book {
    @Override
    public StreamState state(StreamId stream) {
      var state = states.get(stream);
      return state == null ? StreamState.initial(stream) : state;
    }
  }

  public static LoanPart of(Market.Open market, Book book, Facts facts, Collection<LoanId> loans) {
    var states = new HashMap<StreamId, StreamState>();
    states.put(StreamId.of(market.id()), market);
    for (var asset : market.assets().keySet())
      states.put(StreamId.of(market.id(), asset), book.reserve(asset));
    for (var loan : loans) states.put(StreamId.of(market.id(), loan), book.loan(loan));
    return new LoanPart(new Kept(market.id(), states), facts, List.copyOf(loans));
  }

  /** The loans that exist, in the order in which they were asked for. */
  public List<LoanView> views() {
    return loans.stream().flatMap(id -> LoanView.of(book, id, facts).stream()).toList();
  }
}
