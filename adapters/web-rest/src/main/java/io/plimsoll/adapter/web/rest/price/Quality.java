package io.plimsoll.adapter.web.rest.price;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.reserve.Reserve;
import java.time.Instant;

/** What a price is fit for. */
public enum Quality {
  /** To borrow and withdraw against, and to sell at. */
  @JsonProperty("fresh")
  FRESH,
  /** Too old to borrow against; still fit to sell at. */
  @JsonProperty("ageing")
  AGEING,
  /** For neither. */
  @JsonProperty("stale")
  STALE;

  public static Quality of(Price price, Reserve.Listed reserve, Instant now) {
    if (!price.isOlderThan(reserve.maxPriceAge(), now)) return FRESH;
    return price.isOlderThan(reserve.maxPriceAgeForSale(), now) ? STALE : AGEING;
  }
}
