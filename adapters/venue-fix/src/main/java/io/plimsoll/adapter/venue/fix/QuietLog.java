package io.plimsoll.adapter.venue.fix;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import quickfix.Log;
import quickfix.SessionID;

/** Messages are of interest to who looks for them, and may carry a password. */
record QuietLog(SessionID session) implements Log {

  private static final Logger LOG = System.getLogger(QuietLog.class.getName());

  @Override
  public void clear() {
    // Nothing is kept.
  }

  @Override
  public void onIncoming(String message) {
    LOG.log(Level.TRACE, message);
  }

  @Override
  public void onOutgoing(String message) {
    LOG.log(Level.TRACE, message.contains("\u000135=A\u0001") ? "a logon" : message);
  }

  @Override
  public void onEvent(String text) {
    LOG.log(Level.DEBUG, "{0}: {1}", session, text);
  }

  @Override
  public void onErrorEvent(String text) {
    LOG.log(Level.WARNING, "{0}: {1}", session, text);
  }
}
