package io.plimsoll.adapter.web.rest.market;

import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.adapter.web.rest.wire.Json;
import io.plimsoll.domain.auction.terms.AuctionPlan;
import io.plimsoll.domain.auction.terms.AuctionTerms;
import io.plimsoll.domain.auction.terms.Breaker;
import io.plimsoll.domain.auction.terms.Incentive;
import io.plimsoll.domain.auction.terms.ResetRule;
import io.plimsoll.domain.auction.terms.Sizes;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * How an asset is auctioned as collateral, in the same form when terms are asked for and when they
 * are told. Factors are of the oracle's price, amounts in the market's base currency.
 *
 * @param startFactor where the price starts; 1.2 if left out
 * @param curve how it falls; by 1 % every 90 seconds if left out
 * @param tail after so long it is started again; 140 minutes if left out
 * @param cusp and when the price is less than this share of the start; 0.4 if left out
 * @param floorFactor least price; left out: none
 * @param penalty what is raised beyond the debt, a share of it, at most 1; 0.05 if left out
 * @param minimumDebt least debt that an auction is for, or leaves of the loan; 0 if left out
 * @param tip what a keeper earns for starting an auction; 0 if left out
 * @param chip and for each unit to raise; 0 if left out
 * @param cap most that its auctions raise at one time, and its batches at their least price
 * @param breaker nothing-halted, starts-halted, resets-halted or takes-halted, each with the ones
 *     before; nothing-halted if left out
 * @param resets how often an auction that nobody takes from is started again; 3 if left out
 */
public record AuctionForm(
    Optional<Decimal> startFactor,
    Optional<CurveTerms> curve,
    Optional<Duration> tail,
    Optional<Decimal> cusp,
    Optional<Decimal> floorFactor,
    Optional<Decimal> penalty,
    Optional<Decimal> minimumDebt,
    Optional<Decimal> tip,
    Optional<Decimal> chip,
    Decimal cap,
    Optional<String> breaker,
    Optional<Integer> resets) {

  private static final int MOST_RESETS = 1_000;
  private static final Duration LONGEST = Duration.ofDays(365);

  AuctionPlan plan(Token base) {
    return new AuctionPlan(
        new AuctionTerms(
            startFactor.map(n -> factor("startFactor", n)).orElse(Ray.of("1.2")),
            curve
                .orElseGet(
                    () -> new CurveTerms.Stairstep(Decimal.of("0.99"), Duration.ofSeconds(90)))
                .curve(),
            new ResetRule(
                tail.map(n -> seconds("tail", n)).orElse(Duration.ofMinutes(140)),
                cusp.map(n -> cut("cusp", n)).orElse(Ray.of("0.4"))),
            Sizes.of(
                penalty
                    .map(n -> new Wad(Wad.SCALE.add(share("penalty", n))))
                    .orElse(Wad.of("1.05")),
                minimumDebt
                    .map(n -> Terms.amount(field("minimumDebt"), n, base))
                    .orElse(base.zero())),
            new Incentive(
                tip.map(n -> Terms.amount(field("tip"), n, base)).orElse(base.zero()),
                chip.map(n -> new Wad(share("chip", n))).orElse(Wad.ZERO)),
            floorFactor.map(n -> factor("floorFactor", n))),
        Terms.amount(field("cap"), cap, base),
        breaker.map(AuctionForm::breaker).orElse(Breaker.NOTHING_HALTED),
        resets.map(AuctionForm::resets).orElse(3));
  }

  static AuctionForm of(AuctionPlan plan) {
    var terms = plan.terms();
    var sizes = terms.sizes();
    return new AuctionForm(
        Optional.of(told(terms.startFactor())),
        Optional.of(CurveTerms.of(terms.curve())),
        Optional.of(terms.reset().tail()),
        Optional.of(told(terms.reset().cusp())),
        terms.floorFactor().map(AuctionForm::told),
        Optional.of(Decimal.of(sizes.penalty().units().subtract(Wad.SCALE), 18)),
        Optional.of(Decimal.of(sizes.minimumDebt().decimal())),
        Optional.of(Decimal.of(terms.incentive().tip().decimal())),
        Optional.of(Decimal.of(terms.incentive().chip().decimal())),
        Decimal.of(plan.cap().decimal()),
        Optional.of(Json.word(plan.breaker())),
        Optional.of(plan.resets()));
  }

  /** Whole seconds, above zero. */
  static Duration seconds(String name, Duration asked) {
    if (asked.toSeconds() < 1 || asked.toNanosPart() != 0 || asked.compareTo(LONGEST) > 0)
      throw outOfRange(name, asked.toString(), "is a number of whole seconds, 365 days at most");
    return asked;
  }

  /** Above zero and at most one. */
  static Ray cut(String name, Decimal asked) {
    var cut = factor(name, asked);
    if (cut.compareTo(Ray.ONE) > 0) throw outOfRange(name, asked.text(), "is at most 1");
    return cut;
  }

  /** At most one, in wads. */
  private static BigInteger share(String name, Decimal asked) {
    if (asked.value().compareTo(BigDecimal.ONE) > 0)
      throw outOfRange(name, asked.text(), "is at most 1");
    return Terms.units(field(name), asked, 18);
  }

  private static Ray factor(String name, Decimal asked) {
    if (asked.value().signum() <= 0 || asked.value().compareTo(BigDecimal.TEN) > 0)
      throw outOfRange(name, asked.text(), "is above 0 and at most 10");
    return new Ray(Terms.units(field(name), asked, 27));
  }

  private static Breaker breaker(String asked) {
    return Arrays.stream(Breaker.values())
        .filter(level -> Json.word(level).equals(asked))
        .findFirst()
        .orElseThrow(
            () ->
                outOfRange(
                    "breaker",
                    asked,
                    "is one of "
                        + String.join(
                            ", ", Arrays.stream(Breaker.values()).map(Json::word).toList())));
  }

  private static int resets(int asked) {
    if (asked < 0 || asked > MOST_RESETS)
      throw outOfRange(
          "resets", Integer.toString(asked), "is 0 or more, and at most " + MOST_RESETS);
    return asked;
  }

  private static Decimal told(Ray ray) {
    return Decimal.of(ray.decimal());
  }

  private static String field(String name) {
    return "auction." + name;
  }

  private static Declined outOfRange(String name, String value, String rule) {
    return new Declined(
        Problems.outOfRange("auction-terms-out-of-range", field(name), value, rule));
  }
}
