package io.plimsoll.adapter.web.rest.market;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.auction.terms.PriceCurve;
import java.time.Duration;

/**
 * How an auction's price falls, in the same form when terms are asked for and when they are told.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CurveTerms.Linear.class, name = "linear"),
  @JsonSubTypes.Type(value = CurveTerms.Stairstep.class, name = "stairstep"),
  @JsonSubTypes.Type(value = CurveTerms.Exponential.class, name = "exponential")
})
public sealed interface CurveTerms {

  /** What the terms say in the domain's words, or the field that no curve could hold. */
  PriceCurve curve();

  /**
   * A straight line to nothing.
   *
   * @param duration until the price is 0
   */
  record Linear(Duration duration) implements CurveTerms {
    @Override
    public PriceCurve curve() {
      return new PriceCurve.Linear(AuctionForm.seconds("curve.duration", duration));
    }
  }

  /**
   * @param cut what is left of the price after each step; at most 1
   */
  record Stairstep(Decimal cut, Duration step) implements CurveTerms {
    @Override
    public PriceCurve curve() {
      return new PriceCurve.Stairstep(
          AuctionForm.cut("curve.cut", cut), AuctionForm.seconds("curve.step", step));
    }
  }

  /**
   * @param cut what is left of the price after each second; at most 1
   */
  record Exponential(Decimal cut) implements CurveTerms {
    @Override
    public PriceCurve curve() {
      return new PriceCurve.Exponential(AuctionForm.cut("curve.cut", cut));
    }
  }

  static CurveTerms of(PriceCurve curve) {
    return switch (curve) {
      case PriceCurve.Linear(var duration) -> new Linear(duration);
      case PriceCurve.Stairstep(var cut, var step) ->
          new Stairstep(Decimal.of(cut.decimal()), step);
      case PriceCurve.Exponential(var cut) -> new Exponential(Decimal.of(cut.decimal()));
    };
  }
}
