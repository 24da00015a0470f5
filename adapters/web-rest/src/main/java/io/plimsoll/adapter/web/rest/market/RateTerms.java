package io.plimsoll.adapter.web.rest.market;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.adapter.web.rest.wire.FirstIfUnnamed;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.AdaptiveCurve;
import io.plimsoll.domain.reserve.InterestRateModel;
import io.plimsoll.domain.reserve.InterestRateModel.FixedTerm;
import io.plimsoll.domain.reserve.InterestRateModel.KinkedCurve;
import io.plimsoll.domain.reserve.InterestRateModel.PerSecond;
import io.plimsoll.domain.reserve.InterestRateModel.SeparateCurves;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What borrowing costs, in the same form when terms are asked for and when they are told. Rates are
 * yearly, 0.04 is 4 %; without a model it is a kinked curve.
 */
@FirstIfUnnamed
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "model")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RateTerms.Kinked.class, name = "kinked-curve"),
  @JsonSubTypes.Type(value = RateTerms.Adaptive.class, name = "adaptive-curve"),
  @JsonSubTypes.Type(value = RateTerms.EachSecond.class, name = "per-second"),
  @JsonSubTypes.Type(value = RateTerms.Term.class, name = "fixed-term"),
  @JsonSubTypes.Type(value = RateTerms.Separate.class, name = "separate-curves")
})
public sealed interface RateTerms {

  /** What the terms say in the domain's words, or the field that no model could hold. */
  InterestRateModel model();

  /** Flat up to an optimum, steep beyond it; 0.8, 0, 0.04 and 0.75 for whatever is left out. */
  record Kinked(
      Optional<Decimal> optimalUtilization,
      Optional<Decimal> baseRate,
      Optional<Decimal> slope1,
      Optional<Decimal> slope2)
      implements RateTerms {

    static final Kinked STANDARD =
        new Kinked(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    @Override
    public InterestRateModel model() {
      return new KinkedCurve(
          optimalUtilization
              .map(n -> ray("optimalUtilization", within("optimalUtilization", n)))
              .orElse(Ray.of("0.8")),
          baseRate.map(n -> yearly("baseRate", n)).orElse(Ray.ZERO),
          slope1.map(n -> yearly("slope1", n)).orElse(Ray.of("0.04")),
          slope2.map(n -> yearly("slope2", n)).orElse(Ray.of("0.75")));
    }
  }

  /**
   * A curve whose level moves by itself; the numbers of Morpho for whatever is left out.
   *
   * @param steepness the rate at full utilization ÷ the rate at target; 1 to 100
   * @param speed how fast the level moves at full error, a year; 1,000 at most
   * @param initialRate rate at target of a new reserve
   */
  record Adaptive(
      Optional<Decimal> targetUtilization,
      Optional<Decimal> steepness,
      Optional<Decimal> speed,
      Optional<Decimal> initialRate,
      Optional<Decimal> lowestRate,
      Optional<Decimal> highestRate)
      implements RateTerms {

    @Override
    public InterestRateModel model() {
      var morpho = AdaptiveCurve.MORPHO;
      var lowest = lowestRate.map(n -> yearlyWad("lowestRate", n)).orElse(morpho.lowest());
      var highest = highestRate.map(n -> yearlyWad("highestRate", n)).orElse(morpho.highest());
      if (lowest.compareTo(highest) > 0)
        throw outOfRange(
            "lowestRate", lowest.decimal(), "is not above highestRate, " + highest.decimal());
      return new AdaptiveCurve(
          targetUtilization
              .map(n -> wad("targetUtilization", within("targetUtilization", n)))
              .orElse(morpho.target()),
          steepness
              .map(n -> wad("steepness", between("steepness", n, "1", "100")))
              .orElse(morpho.steepness()),
          speed.map(n -> wad("speed", between("speed", n, "0", "1000"))).orElse(morpho.speed()),
          initialRate.map(n -> yearlyWad("initialRate", n)).orElse(morpho.initial()),
          lowest,
          highest);
    }
  }

  /**
   * Compounded exactly as often as seconds pass.
   *
   * @param factor for a second: 1.000000001547125957863212448 is 5 % a year
   */
  record EachSecond(Decimal factor) implements RateTerms {

    private static final String LARGEST = "1.000003";

    @Override
    public InterestRateModel model() {
      return new PerSecond(ray("factor", between("factor", factor, "1", LARGEST)));
    }
  }

  /** One rate until an agreed moment, another afterwards. */
  record Term(Decimal rate, Instant until, Decimal afterwards) implements RateTerms {

    @Override
    public InterestRateModel model() {
      return new FixedTerm(yearly("rate", rate), until, yearly("afterwards", afterwards));
    }
  }

  /** One curve for what lenders earn and one for what borrowers pay, each for itself. */
  record Separate(Curve lenders, Curve borrowers) implements RateTerms {

    /**
     * @param kink utilization up to which the low slope holds
     */
    public record Curve(Decimal kink, Decimal baseRate, Decimal slopeLow, Decimal slopeHigh) {

      private SeparateCurves.Curve model(String whose) {
        return new SeparateCurves.Curve(
            wad(whose + ".kink", within(whose + ".kink", kink)),
            yearlyWad(whose + ".baseRate", baseRate),
            yearlyWad(whose + ".slopeLow", slopeLow),
            yearlyWad(whose + ".slopeHigh", slopeHigh));
      }

      private static Curve of(SeparateCurves.Curve curve) {
        return new Curve(
            told(curve.kink()),
            told(curve.base()),
            told(curve.slopeLow()),
            told(curve.slopeHigh()));
      }
    }

    @Override
    public InterestRateModel model() {
      return new SeparateCurves(lenders.model("lenders"), borrowers.model("borrowers"));
    }
  }

  static RateTerms of(InterestRateModel model) {
    return switch (model) {
      case KinkedCurve(var optimal, var base, var slope1, var slope2) ->
          new Kinked(
              Optional.of(told(optimal)),
              Optional.of(told(base)),
              Optional.of(told(slope1)),
              Optional.of(told(slope2)));
      case AdaptiveCurve curve ->
          new Adaptive(
              Optional.of(told(curve.target())),
              Optional.of(told(curve.steepness())),
              Optional.of(told(curve.speed())),
              Optional.of(told(curve.initial())),
              Optional.of(told(curve.lowest())),
              Optional.of(told(curve.highest())));
      case PerSecond(var factor) -> new EachSecond(told(factor));
      case FixedTerm(var rate, var until, var afterwards) ->
          new Term(told(rate), until, told(afterwards));
      case SeparateCurves(var lenders, var borrowers) ->
          new Separate(Separate.Curve.of(lenders), Separate.Curve.of(borrowers));
    };
  }

  private static Decimal told(Ray ray) {
    return Decimal.of(ray.decimal());
  }

  private static Decimal told(Wad wad) {
    return Decimal.of(wad.decimal());
  }

  private static String field(String name) {
    return "interestRate." + name;
  }

  private static Wad wad(String name, Decimal asked) {
    return new Wad(Terms.units(field(name), asked, 18));
  }

  private static Ray yearly(String name, Decimal asked) {
    return ray(name, Terms.rate(field(name), asked));
  }

  private static Wad yearlyWad(String name, Decimal asked) {
    return wad(name, Terms.rate(field(name), asked));
  }

  private static Ray ray(String name, Decimal asked) {
    return new Ray(Terms.units(field(name), asked, 27));
  }

  private static Decimal within(String name, Decimal asked) {
    if (asked.value().signum() <= 0 || asked.value().compareTo(BigDecimal.ONE) >= 0)
      throw outOfRange(name, asked.text(), "lies between 0 and 1, both excluded");
    return asked;
  }

  private static Decimal between(String name, Decimal asked, String least, String most) {
    if (asked.value().compareTo(new BigDecimal(least)) < 0
        || asked.value().compareTo(new BigDecimal(most)) > 0)
      throw outOfRange(name, asked.text(), "lies between %s and %s".formatted(least, most));
    return asked;
  }

  private static Declined outOfRange(String name, String value, String rule) {
    return new Declined(Problems.outOfRange("rate-terms-out-of-range", field(name), value, rule));
  }
}
