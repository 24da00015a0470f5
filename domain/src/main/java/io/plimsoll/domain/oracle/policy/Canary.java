package io.plimsoll.domain.oracle.policy;

import io.plimsoll.domain.money.BasisPoints;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How a new source earns its place: it speaks in the shadow until it has agreed with the price
 * acted on so many times in a row, and is turned away if it once does not.
 *
 * @param observations so many, 1 or more
 * @param band share of the price acted on
 * @param trusted those who are heard from the beginning
 */
public record Canary(int observations, BasisPoints band, SortedSet<String> trusted) {

  public Canary {
    trusted = Collections.unmodifiableSortedSet(new TreeSet<>(trusted));
  }
}
