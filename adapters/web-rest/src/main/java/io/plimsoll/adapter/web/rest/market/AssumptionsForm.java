package io.plimsoll.adapter.web.rest.market;

import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.chooser.Assumptions;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import java.time.Duration;
import java.util.Optional;

/**
 * What a market takes for granted when it chooses between ways of selling.
 *
 * @param horizon after the opening of a case, by when its lots have to be sold; four hours if left
 *     out
 * @param fallPerHour expected fall of prices, a share an hour; 0 if left out
 * @param takesPerHour how often a keeper looks in, on average; 6 if left out
 * @param margin profit for which keepers come, a share of what they take; 0.01 if left out
 * @param hedged share of what they take that they sell at once on the desk's venues; 0.5 if left
 *     out
 * @param keeperFunds what one of them can pay at once, in the base currency; 250,000 if left out
 * @param permanentShare of the fall that a sale causes on venues, the part that stays; 0.1 if left
 *     out
 * @param recovery after which 1/e of the rest is left; ten minutes if left out
 */
public record AssumptionsForm(
    Optional<Duration> horizon,
    Optional<Decimal> fallPerHour,
    Optional<Decimal> takesPerHour,
    Optional<Decimal> margin,
    Optional<Decimal> hedged,
    Optional<Decimal> keeperFunds,
    Optional<Decimal> permanentShare,
    Optional<Duration> recovery) {

  static final AssumptionsForm STANDARD =
      new AssumptionsForm(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static final Duration LONGEST = Duration.ofDays(365);

  Assumptions assumptions(Token base) {
    var standard = Assumptions.standard(base);
    return new Assumptions(
        horizon.map(n -> duration("horizon", n)).orElse(standard.horizon()),
        fallPerHour.map(n -> wad("fallPerHour", n)).orElse(standard.fallPerHour()),
        takesPerHour.map(n -> wad("takesPerHour", n)).orElse(standard.takesPerHour()),
        margin.map(n -> Terms.share(field("margin"), n)).orElse(standard.margin()),
        hedged.map(n -> Terms.share(field("hedged"), n)).orElse(standard.hedged()),
        keeperFunds
            .map(n -> Terms.amount(field("keeperFunds"), n, base))
            .orElse(standard.keeperFunds()),
        permanentShare
            .map(n -> wad("permanentShare", Terms.atMostOne(field("permanentShare"), n)))
            .orElse(standard.permanentShare()),
        recovery.map(n -> duration("recovery", n)).orElse(standard.recovery()));
  }

  static AssumptionsForm of(Assumptions assumed) {
    return new AssumptionsForm(
        Optional.of(assumed.horizon()),
        Optional.of(told(assumed.fallPerHour())),
        Optional.of(told(assumed.takesPerHour())),
        Optional.of(told(assumed.margin())),
        Optional.of(told(assumed.hedged())),
        Optional.of(Decimal.of(assumed.keeperFunds().decimal())),
        Optional.of(told(assumed.permanentShare())),
        Optional.of(assumed.recovery()));
  }

  private static Wad wad(String name, Decimal asked) {
    return new Wad(Terms.units(field(name), asked, 18));
  }

  private static Duration duration(String name, Duration asked) {
    if (asked.isNegative() || asked.isZero() || asked.compareTo(LONGEST) > 0)
      throw new Declined(
          Problems.outOfRange(
              "assumption-out-of-range",
              field(name),
              asked.toString(),
              "is above zero and 365 days at most"));
    return asked;
  }

  private static Decimal told(Wad wad) {
    return Decimal.of(wad.decimal());
  }

  private static Decimal told(BasisPoints share) {
    return Decimal.of(share.decimal());
  }

  private static String field(String name) {
    return "selling.assumptions." + name;
  }
}
