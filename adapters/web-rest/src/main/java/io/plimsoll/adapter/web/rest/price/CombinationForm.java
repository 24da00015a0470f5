package io.plimsoll.adapter.web.rest.price;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.plimsoll.adapter.web.rest.market.Terms;
import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.oracle.policy.Combination;
import java.util.Optional;

/** Which of several sources is acted on. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CombinationForm.Newest.class, name = "newest"),
  @JsonSubTypes.Type(value = CombinationForm.Median.class, name = "median"),
  @JsonSubTypes.Type(value = CombinationForm.Pivot.class, name = "pivot")
})
public sealed interface CombinationForm {

  Combination combination();

  /** Whoever observed last. */
  record Newest() implements CombinationForm {
    @Override
    public Combination combination() {
      return new Combination.Newest();
    }
  }

  /**
   * @param quorum so many have to agree with the middle one, itself included; 1 to 100
   * @param band share of the middle value
   */
  record Median(int quorum, Decimal band) implements CombinationForm {

    private static final int MOST = 100;

    @Override
    public Combination combination() {
      if (quorum < 1 || quorum > MOST)
        throw new Declined(
            Problems.outOfRange(
                    "quorum-out-of-range",
                    "combination.quorum",
                    Integer.toString(quorum),
                    "is 1 to " + MOST)
                .with("limit", MOST));
      return new Combination.Median(quorum, Terms.share("combination.band", band));
    }
  }

  /**
   * @param main acted on while the pivot agrees
   * @param pivot who is asked whether others are right
   * @param fallback acted on while the main source is not
   * @param band share of the value to be agreed with
   */
  record Pivot(
      PriceRequest.Source main,
      PriceRequest.Source pivot,
      Optional<PriceRequest.Source> fallback,
      Decimal band)
      implements CombinationForm {
    @Override
    public Combination combination() {
      return new Combination.Pivot(
          main.text(),
          pivot.text(),
          fallback.map(PriceRequest.Source::text),
          Terms.share("combination.band", band));
    }
  }

  static CombinationForm of(Combination combination) {
    return switch (combination) {
      case Combination.Newest _ -> new Newest();
      case Combination.Median(var quorum, var band) ->
          new Median(quorum, Decimal.of(band.decimal()));
      case Combination.Pivot(var main, var pivot, var fallback, var band) ->
          new Pivot(
              new PriceRequest.Source(main),
              new PriceRequest.Source(pivot),
              fallback.map(PriceRequest.Source::new),
              Decimal.of(band.decimal()));
    };
  }
}
