package io.plimsoll.application.liquidation;

import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.desk.StoreUnavailable;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.market.MarketId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;

/**
 * Asks a market's lane about many loans or cases: about some after others, so that nobody else
 * waits long for the lane, and so that one whose history cannot be read holds up nobody else.
 */
record Questions(Lanes lanes, MarketId market) {

  private static final Logger LOG = System.getLogger(Questions.class.getName());

  private static final int STRETCH = 500;

  /** What is asked about some of them; each answer depends on one of them alone. */
  @FunctionalInterface
  interface Question<K, T> {
    List<T> of(Book book, Facts facts, List<K> subjects);
  }

  <K, T> List<T> about(Collection<K> subjects, Question<K, T> question) {
    var all = List.copyOf(subjects);
    var answers = new ArrayList<T>();
    for (var start = 0; start < all.size(); start += STRETCH)
      answers.addAll(answers(all.subList(start, Math.min(start + STRETCH, all.size())), question));
    return answers;
  }

  private <K, T> List<T> answers(List<K> some, Question<K, T> question) {
    try {
      return lanes.read(market, (book, facts) -> question.of(book, facts, some)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StoreUnavailable) throw e;
      if (some.size() > 1)
        return some.stream().flatMap(one -> answers(List.of(one), question).stream()).toList();
      LOG.log(Level.ERROR, "%s is left out of the examination".formatted(some.getFirst()), e);
      return List.of();
    }
  }
}
