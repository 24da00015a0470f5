package io.plimsoll.adapter.web.rest.price;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.decision.Identifier;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import java.time.Instant;
import java.util.Optional;

/**
 * A price somebody saw.
 *
 * @param price base currency per whole token
 * @param observedAt now if left out
 * @param source {@code manual} if left out
 */
public record PriceRequest(
    MarketId market,
    AssetId asset,
    Decimal price,
    Optional<Instant> observedAt,
    Optional<Source> source) {

  /** Who saw it. */
  public record Source(@JsonValue String text) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Source {
      Identifier.checked("source", text);
    }
  }
}
