package io.plimsoll.acceptance.vector.maker;

import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** Maker's queue of bad debt that surplus may not pay yet; rads by the second they came in. */
final class Vow {

  private final BigInteger wait;
  private final Map<BigInteger, BigInteger> queue;

  Vow(BigInteger wait) {
    this(wait, Map.of());
  }

  private Vow(BigInteger wait, Map<BigInteger, BigInteger> queue) {
    this.wait = wait;
    this.queue = new HashMap<>(queue);
  }

  Vow copy() {
    return new Vow(wait, queue);
  }

  void enqueue(long second, BigInteger rad) {
    queue.merge(BigInteger.valueOf(second), rad, BigInteger::add);
  }

  BigInteger queued() {
    return queue.values().stream().reduce(ZERO, BigInteger::add);
  }

  void release(BigInteger era, long second) {
    Reverted.unless(
        era.add(wait).compareTo(BigInteger.valueOf(second)) <= 0, "Vow/wait-not-finished");
    queue.remove(era);
  }

  void heal(Vat vat, BigInteger rad) {
    Reverted.unless(rad.compareTo(vat.dai(Vat.VOW)) <= 0, "Vow/insufficient-surplus");
    Reverted.unless(rad.compareTo(vat.sin().subtract(queued())) <= 0, "Vow/insufficient-debt");
    vat.heal(rad);
  }
}
