package io.plimsoll.application.invariant;

import io.plimsoll.application.invariant.Breach.Rule;
import io.plimsoll.domain.market.MarketId;
import java.math.BigInteger;
import java.util.Optional;

/** Looks at a stretch of what lies in the database, and goes on from there the next time. */
interface Audit {

  /**
   * @param budget most rows to read
   */
  void look(MarketId market, int budget);

  /** Where findings go; what is not found any more is no breach any more. */
  record Findings(Breaches breaches, MarketId market) {

    void judge(Rule rule, String subject, Optional<String> explanation) {
      explanation.ifPresentOrElse(
          text -> breaches.found(new Breach(rule, market, subject, text)),
          () -> breaches.gone(rule, market.text(), subject));
    }

    /**
     * @param difference debits less credits
     */
    void judgeDifference(Rule rule, String subject, BigInteger difference) {
      judge(
          rule,
          subject,
          difference.signum() == 0
              ? Optional.empty()
              : Optional.of("debits less credits are %s units".formatted(difference)));
    }
  }
}
