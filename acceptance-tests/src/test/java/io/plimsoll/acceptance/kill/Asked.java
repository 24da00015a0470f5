package io.plimsoll.acceptance.kill;

/**
 * A change that a caller asks for, under a key of its own.
 *
 * @param loan whose story tells of it; empty if no loan's does
 * @param single whether it is one event of that loan; what a keeper does may be several
 */
record Asked(String path, String body, String key, String loan, boolean single) {

  boolean isTold() {
    return !loan.isEmpty();
  }

  /**
   * With what it was acknowledged.
   *
   * @param body word for word
   */
  record Promise(Asked asked, int status, String body) {}
}
