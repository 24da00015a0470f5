package io.plimsoll.acceptance.vector.maker;

/** A step of the original that was refused as a whole, with the original's reason. */
final class Reverted extends RuntimeException {

  private static final long serialVersionUID = 1L;

  static final String EMPTY = "(empty revert)";

  private final String reason;

  Reverted(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }

  static void unless(boolean holds, String reason) {
    if (!holds) throw new Reverted(reason);
  }
}
