package io.plimsoll.application.oracle;

import io.plimsoll.domain.oracle.Price;
import java.time.Instant;

/** An observation as recorded. */
public record PriceRecord(Price price, String source, Instant receivedAt) {}
