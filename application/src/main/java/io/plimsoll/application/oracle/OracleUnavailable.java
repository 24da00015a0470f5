package io.plimsoll.application.oracle;

/** A price source cannot be asked at the moment. */
public class OracleUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public OracleUnavailable(String source, Throwable cause) {
    super("The price source %s cannot be asked".formatted(source), cause);
  }
}
