package io.plimsoll.adapter.persistence.jpa.h2;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do instead of a stack trace. */
final class LossyH2Analyzer extends AbstractFailureAnalyzer<LossyH2> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, LossyH2 cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Open it as jdbc:h2:power:PATH;WRITE_DELAY=0, use PostgreSQL, or say "
            + H2Durability.MAY_LOSE_DATA
            + "=true if the data is worth nothing.",
        cause);
  }
}
