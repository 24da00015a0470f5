package io.plimsoll.application.replay;

import java.util.SortedSet;

/** The price histories there are. */
public interface PriceArchive {

  SortedSet<String> names();

  /**
   * @throws IllegalArgumentException if there is none of this name
   */
  PriceHistory history(String name);
}
