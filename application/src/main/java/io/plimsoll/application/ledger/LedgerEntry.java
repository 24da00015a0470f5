package io.plimsoll.application.ledger;

import io.plimsoll.domain.ledger.Posting;
import io.plimsoll.domain.market.MarketId;
import java.time.Instant;

/**
 * A line of the journal.
 *
 * @param stream and version: the event that posted it
 * @param reference the loan or account behind the movement
 */
public record LedgerEntry(
    MarketId market,
    Instant at,
    String stream,
    long version,
    int line,
    String event,
    String reference,
    Posting posting) {}
