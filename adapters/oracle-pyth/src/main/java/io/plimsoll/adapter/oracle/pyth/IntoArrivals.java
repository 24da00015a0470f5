package io.plimsoll.adapter.oracle.pyth;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Reads what the stream says into what waits for the desk. */
record IntoArrivals(Arrivals arrivals) implements PriceStream.Listener {

  private static final Logger LOG = System.getLogger(IntoArrivals.class.getName());

  @Override
  public boolean heard(byte[] data) {
    try {
      return arrivals.add(PriceUpdate.of(data).prices());
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "An event is passed over", e);
      return false;
    }
  }
}
