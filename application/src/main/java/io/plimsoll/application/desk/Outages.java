package io.plimsoll.application.desk;

/** Tells a store that is gone, or has no room, from a request that it refuses. */
public interface Outages {

  boolean isBehind(Throwable failure);
}
