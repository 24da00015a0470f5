package io.plimsoll.adapter.oracle.replay;

/** A price file does not say what it should. */
public final class MalformedPrices extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedPrices(String file, long line, String what) {
    super("%s, line %d: %s".formatted(file, line, what));
  }

  MalformedPrices(String file, Throwable cause) {
    super("%s: %s".formatted(file, cause.getMessage()), cause);
  }
}
