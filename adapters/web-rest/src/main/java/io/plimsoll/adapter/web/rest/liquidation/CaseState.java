package io.plimsoll.adapter.web.rest.liquidation;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.liquidation.Liquidation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an open case stands at the moment. */
record CaseState(@Nullable OnSale offer, @Nullable Instant pausedUntil) {

  static CaseState of(Book book, Liquidation.Open open) {
    return new CaseState(
        open.offer().map(offer -> OnSale.of(book, offer)).orElse(null),
        open.pausedUntil().orElse(null));
  }
}
