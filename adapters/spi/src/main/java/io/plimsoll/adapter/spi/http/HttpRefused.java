package io.plimsoll.adapter.spi.http;

import java.io.IOException;

/** The other side answered, and not with what was asked for. */
public class HttpRefused extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String body;

  HttpRefused(String host, int status, String body) {
    super("%s answered %d: %s".formatted(host, status, body));
    this.status = status;
    this.body = body;
  }

  /** Anything but 2xx. */
  public int status() {
    return status;
  }

  /** Its beginning. */
  public String body() {
    return body;
  }
}
