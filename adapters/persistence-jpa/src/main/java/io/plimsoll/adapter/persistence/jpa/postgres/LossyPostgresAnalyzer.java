package io.plimsoll.adapter.persistence.jpa.postgres;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do instead of a stack trace. */
final class LossyPostgresAnalyzer extends AbstractFailureAnalyzer<LossyPostgres> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, LossyPostgres cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "As its superuser say: %s select pg_reload_conf(); Where the origin is a command line, a role, a database or a session, switch it on there. Or say %s=true if the data is worth nothing."
            .formatted(cause.mend(), PostgresDurability.MAY_LOSE_DATA),
        cause);
  }
}
