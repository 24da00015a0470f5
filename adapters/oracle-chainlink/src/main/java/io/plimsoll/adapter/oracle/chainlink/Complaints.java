package io.plimsoll.adapter.oracle.chainlink;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;

/** Says in the log what is wrong with a proxy when it begins and when it ends, not at each poll. */
final class Complaints {

  private static final Logger LOG = System.getLogger(Complaints.class.getName());

  private final String source;
  private final Map<Proxy, String> open = new HashMap<>();

  Complaints(String source) {
    this.source = source;
  }

  void about(Proxy proxy, String reason) {
    if (!reason.equals(open.put(proxy, reason)))
      LOG.log(Level.WARNING, "{0} leaves out {1}: {2}", source, proxy, reason);
  }

  void settled(Proxy proxy) {
    if (open.remove(proxy) != null) LOG.log(Level.INFO, "{0} hears of {1} again", source, proxy);
  }
}
