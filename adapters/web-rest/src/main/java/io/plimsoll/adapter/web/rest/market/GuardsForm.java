package io.plimsoll.adapter.web.rest.market;

import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.pacing.Guards;
import io.plimsoll.domain.pacing.PacingTerms;
import java.time.Duration;
import java.util.Optional;

/**
 * What a market's sales must not do.
 *
 * @param refuseToxic whether a sale that would lower the health of a loan still worth its debt is
 *     refused; left out: in a market of the standard profile it is
 * @param pacing how far the desk holds its sales back so that they break no other loan; left out:
 *     not at all
 */
public record GuardsForm(Optional<Boolean> refuseToxic, Optional<PacingForm> pacing) {

  /**
   * @param visibleShare of the fall that a sale causes on venues, the part that the oracle is
   *     expected to show; 1 if left out
   * @param tolerance collateral of the loans that a sale may break, per collateral sold; 0.1 if
   *     left out
   * @param leastCover collateral per debt that a loan must be worth for its sale to wait; 1.05 if
   *     left out
   * @param patience after the opening of a case, how long its sales may wait; ten minutes if left
   *     out
   */
  public record PacingForm(
      Optional<Decimal> visibleShare,
      Optional<Decimal> tolerance,
      Optional<Decimal> leastCover,
      Optional<Duration> patience) {

    private static final Duration LONGEST = Duration.ofDays(365);

    PacingTerms terms() {
      var standard = PacingTerms.STANDARD;
      return new PacingTerms(
          visibleShare
              .map(n -> wad("visibleShare", Terms.atMostOne(field("visibleShare"), n)))
              .orElse(standard.visibleShare()),
          tolerance.map(PacingForm::dyingOut).orElse(standard.tolerance()),
          leastCover.map(n -> wad("leastCover", n)).orElse(standard.leastCover()),
          patience.map(PacingForm::within).orElse(standard.patience()));
    }

    static PacingForm of(PacingTerms terms) {
      return new PacingForm(
          Optional.of(Decimal.of(terms.visibleShare().decimal())),
          Optional.of(Decimal.of(terms.tolerance().decimal())),
          Optional.of(Decimal.of(terms.leastCover().decimal())),
          Optional.of(terms.patience()));
    }

    private static Duration within(Duration asked) {
      if (asked.isNegative() || asked.compareTo(LONGEST) > 0)
        throw new Declined(
            Problems.outOfRange(
                "patience-out-of-range",
                field("patience"),
                asked.toString(),
                "is 0 or above and 365 days at most"));
      return asked;
    }

    /** At 1 and above, what follows from a sale would not die out. */
    private static Wad dyingOut(Decimal asked) {
      var tolerance = wad("tolerance", asked);
      if (tolerance.compareTo(Wad.ONE) >= 0)
        throw new Declined(
            Problems.outOfRange(
                    "tolerance-out-of-range", field("tolerance"), asked.text(), "is below 1")
                .with("limit", "1"));
      return tolerance;
    }

    private static Wad wad(String name, Decimal asked) {
      return new Wad(Terms.units(field(name), asked, 18));
    }

    private static String field(String name) {
      return "selling.guards.pacing." + name;
    }
  }

  Guards guards(boolean isStandard) {
    return new Guards(refuseToxic.orElse(isStandard), pacing.map(PacingForm::terms));
  }

  static GuardsForm of(Guards guards) {
    return new GuardsForm(Optional.of(guards.toxicity()), guards.pacing().map(PacingForm::of));
  }
}
