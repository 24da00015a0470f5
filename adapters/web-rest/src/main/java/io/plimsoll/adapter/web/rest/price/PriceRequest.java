package io.plimsoll.adapter.web.rest.price;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problem;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.adapter.web.rest.wire.Json;
import io.plimsoll.domain.decision.Identifier;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.Observation;
import io.plimsoll.domain.oracle.Particulars;
import io.plimsoll.domain.oracle.UnitType;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A price somebody saw.
 *
 * @param price base currency per whole token
 * @param observedAt now if left out
 * @param source {@code manual} if left out
 * @param unit whatever the market expects if left out
 * @param particulars what the source says besides
 */
public record PriceRequest(
    MarketId market,
    AssetId asset,
    Decimal price,
    Optional<Instant> observedAt,
    Optional<Source> source,
    Optional<Unit> unit,
    Optional<Said> particulars) {

  /**
   * What the number is one of.
   *
   * @param kind {@code price} or {@code rate}
   * @param in a currency for a price, another asset for a rate
   */
  public record Unit(String kind, String in) {

    public UnitType type() {
      return switch (kind) {
        case "price" -> new UnitType.PriceIn(in);
        case "rate" -> new UnitType.RateIn(Json.asset(in));
        default ->
            throw new Declined(
                Problem.malformed(
                    "malformed-field", "unit.kind", "unit.kind: expected price or rate"));
      };
    }
  }

  /**
   * @param bid what buyers offer
   * @param ask what sellers want
   * @param confidence how far the truth may be from the price, to either side
   * @param signers how many stand behind it
   * @param sequence the source's own number of it
   */
  public record Said(
      Optional<Decimal> bid,
      Optional<Decimal> ask,
      Optional<Decimal> confidence,
      Optional<Integer> signers,
      Optional<Long> sequence) {

    public Particulars particulars() {
      return new Particulars(
          bid.map(Decimal::value),
          ask.map(Decimal::value),
          confidence.map(Decimal::value),
          signers.map(OptionalInt::of).orElse(OptionalInt.empty()),
          sequence.map(OptionalLong::of).orElse(OptionalLong.empty()));
    }
  }

  Observation observation(Instant now) {
    return new Observation(
        market,
        asset,
        unit.map(Unit::type),
        price.value(),
        observedAt.orElse(now),
        source.map(Source::text).orElse("manual"),
        particulars.map(Said::particulars).orElse(Particulars.NONE));
  }

  /** Who saw it. */
  public record Source(@JsonValue String text) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Source {
      Identifier.checked("source", text);
    }
  }
}
