package io.plimsoll.adapter.oracle.pyth;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One document of Hermes': the same in the stream and as an answer. */
record PriceUpdate(List<PythPrice> prices) {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Whatever is well-formed in it.
   *
   * @throws IOException if it is no JSON
   */
  static PriceUpdate of(byte[] json) throws IOException {
    try {
      return new PriceUpdate(
          JSON.readTree(json)
              .path("parsed")
              .valueStream()
              .map(PythPrice::of)
              .flatMap(Optional::stream)
              .toList());
    } catch (JacksonException e) {
      throw new IOException("The price update is no JSON", e);
    }
  }
}
