package io.plimsoll.acceptance.world;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** What the desk answered to one call. */
public record Answer(String call, int status, HttpHeaders headers, JsonNode body) {

  public boolean isAccepted() {
    return status / 100 == 2;
  }

  /**
   * @throws AssertionError if the desk declined
   */
  public JsonNode accepted() {
    if (!isAccepted())
      throw new AssertionError("%s was answered %d: %s".formatted(call, status, body));
    return body;
  }

  /** A header's value, empty text if it is not there. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }
}
