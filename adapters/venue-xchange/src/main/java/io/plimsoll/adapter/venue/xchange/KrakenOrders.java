package io.plimsoll.adapter.venue.xchange;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.kraken.dto.KrakenResult;

/**
 * Orders by Kraken's own names, open or closed.
 *
 * @param open null where closed ones were asked for
 * @param closed null where open ones were asked for
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record KrakenOrders(@Nullable Map<String, Order> open, @Nullable Map<String, Order> closed) {

  /**
   * @param name the client's
   * @param status {@code pending}, {@code open}, {@code closed}, {@code canceled} or {@code
   *     expired}
   * @param volume executed so far, in the base asset
   * @param cost of that, in the quote asset, before the fee
   * @param fee in the quote asset
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Order(
      @JsonProperty("cl_ord_id") @Nullable String name,
      @JsonProperty("status") @Nullable String status,
      @JsonProperty("vol_exec") @Nullable BigDecimal volume,
      @JsonProperty("cost") @Nullable BigDecimal cost,
      @JsonProperty("fee") @Nullable BigDecimal fee) {}

  /** What Kraken answers. */
  static final class Result extends KrakenResult<KrakenOrders> {
    Result(
        @JsonProperty("result") @Nullable KrakenOrders result,
        @JsonProperty("error") String[] error) {
      super(result, error);
    }
  }

  Map<String, Order> all() {
    if (open != null) return open;
    return closed == null ? Map.of() : closed;
  }
}
