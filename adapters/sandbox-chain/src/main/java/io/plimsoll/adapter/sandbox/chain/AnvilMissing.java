package io.plimsoll.adapter.sandbox.chain;

/** This machine has no anvil, and none could be had. */
public class AnvilMissing extends Exception {

  private static final long serialVersionUID = 1L;

  public AnvilMissing(String reason) {
    super(reason);
  }
}
