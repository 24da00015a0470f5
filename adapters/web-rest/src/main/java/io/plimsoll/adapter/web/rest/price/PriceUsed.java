package io.plimsoll.adapter.web.rest.price;

import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.reserve.Reserve;
import java.time.Instant;

/**
 * The price a market acts on.
 *
 * @param price base currency per whole token
 * @param id number of the recorded observation, as decisions keep it
 */
public record PriceUsed(Wad price, long id, Instant observedAt, Quality quality) {

  public static PriceUsed of(Price price, Reserve.Listed reserve, Instant now) {
    return new PriceUsed(
        price.perWhole(), price.id(), price.observedAt(), Quality.of(price, reserve, now));
  }
}
