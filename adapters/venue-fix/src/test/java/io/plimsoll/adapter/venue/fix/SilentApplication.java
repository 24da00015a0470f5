package io.plimsoll.adapter.venue.fix;

import quickfix.Application;
import quickfix.Message;
import quickfix.SessionID;

/** Takes note of nothing but the messages of its trade. */
interface SilentApplication extends Application {

  @Override
  default void onCreate(SessionID id) {
    // Nothing to prepare.
  }

  @Override
  default void onLogon(SessionID id) {
    // Everybody is welcome.
  }

  @Override
  default void onLogout(SessionID id) {
    // And may leave.
  }

  @Override
  default void toAdmin(Message message, SessionID id) {
    // The session sees to them.
  }

  @Override
  default void fromAdmin(Message message, SessionID id) {
    // The session sees to them.
  }

  @Override
  default void toApp(Message message, SessionID id) {
    // As it is.
  }
}
