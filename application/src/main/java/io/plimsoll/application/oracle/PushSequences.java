package io.plimsoll.application.oracle;

/** How far each signer of pushed prices has counted, so that nothing is taken twice. */
public interface PushSequences {

  /**
   * Takes a number that is greater than all of this signer's before; durable when this returns, and
   * one of two callers with the same number is refused.
   *
   * @return whether it was taken
   */
  boolean advance(String signer, long sequence);
}
