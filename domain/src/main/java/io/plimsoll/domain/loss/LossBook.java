package io.plimsoll.domain.loss;

import java.math.BigInteger;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a reserve stands with its losses.
 *
 * @param backstop what is staked for them
 * @param borne what each has borne of them up to now, in smallest units; no entry is ever zero
 */
public record LossBook(Backstop backstop, SortedMap<LossBearer, BigInteger> borne) {

  public static final LossBook NOTHING = new LossBook(Backstop.EMPTY, new TreeMap<>());

  public LossBook {
    borne = Collections.unmodifiableSortedMap(new TreeMap<>(borne));
  }

  public BigInteger borneBy(LossBearer bearer) {
    return borne.getOrDefault(bearer, BigInteger.ZERO);
  }

  public LossBook with(Backstop changed) {
    return new LossBook(changed, borne);
  }

  /** One more loss; of the backstop's own, the stakes are less worth. */
  public LossBook plus(LossBearer bearer, BigInteger loss) {
    var more = new TreeMap<>(borne);
    more.merge(bearer, loss, BigInteger::add);
    return new LossBook(bearer == LossBearer.BACKSTOP ? backstop.slashed(loss) : backstop, more);
  }
}
