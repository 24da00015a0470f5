package io.plimsoll.application.venue;

/** What a venue says of an order cannot be true. */
public class FalseReport extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public FalseReport(String reason) {
    super(reason);
  }
}
