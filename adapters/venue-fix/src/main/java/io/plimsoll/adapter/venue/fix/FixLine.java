package io.plimsoll.adapter.venue.fix;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import quickfix.Application;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.DoNotSend;
import quickfix.FieldNotFound;
import quickfix.JdbcSetting;
import quickfix.JdbcStoreFactory;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.SessionSettings;
import quickfix.SocketInitiator;

/**
 * One FIX session, begun when it is first needed. Questions are answered by messages that carry the
 * name they were asked under.
 */
final class FixLine implements Application, AutoCloseable {

  /** Who is talked to, and where that is kept. */
  record Terms(
      String host,
      int port,
      String sender,
      String target,
      String username,
      String password,
      String storeUrl,
      String storeUser,
      String storePassword) {

    /** Without secrets. */
    @Override
    public String toString() {
      return "%s to %s at %s:%d".formatted(sender, target, host, port);
    }
  }

  /** Who waits for what. */
  private record Waiting(Predicate<Message> wanted, CompletableFuture<Message> answer) {}

  private static final Logger LOG = System.getLogger(FixLine.class.getName());

  /** A session looks once a second whether it has to log on. */
  private static final Duration LOGON = Duration.ofSeconds(2);

  private static final Duration LOOK = Duration.ofMillis(10);

  private final Terms terms;
  private final Duration patience;
  private final SessionID session;
  private final Map<Waiting, Boolean> waiting = new ConcurrentHashMap<>();
  private Optional<SocketInitiator> initiator = Optional.empty();
  private boolean isClosed;

  /**
   * @param patience for one answer
   */
  FixLine(Terms terms, Duration patience) {
    this.terms = terms;
    this.patience = patience;
    this.session = new SessionID("FIX.4.4", terms.sender(), terms.target());
  }

  /**
   * Sends a message and waits for the answer.
   *
   * @throws IOException if there is none; whether the message arrived is unknown then
   */
  Message ask(Message message, Predicate<Message> wanted) throws IOException {
    connect();
    var answer = new Waiting(wanted, new CompletableFuture<>());
    waiting.put(answer, true);
    try {
      if (!Session.sendToTarget(message, session)) throw new IOException(terms + " is not there");
      return answer.answer().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (SessionNotFound | ExecutionException | TimeoutException e) {
      throw new IOException("%s has not answered within %s".formatted(terms, patience), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Nobody waits for %s any more".formatted(terms), e);
    } finally {
      waiting.remove(answer);
    }
  }

  static Message message(String type) {
    var message = new Message();
    message.getHeader().setString(Tags.MSG_TYPE, type);
    return message;
  }

  private void connect() throws IOException {
    begin();
    var until = System.nanoTime() + LOGON.toNanos();
    while (!isLoggedOn()) {
      if (System.nanoTime() > until) throw new IOException(terms + ": nobody is logged on");
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("Nobody waits for %s any more".formatted(terms), e);
      }
    }
  }

  private boolean isLoggedOn() {
    var known = Session.lookupSession(session);
    return known != null && known.isLoggedOn();
  }

  private synchronized void begin() throws IOException {
    if (isClosed) throw new IOException(terms + " is closed");
    if (initiator.isPresent()) return;
    try {
      SessionTables.make(terms.storeUrl(), terms.storeUser(), terms.storePassword());
      var settings = settings();
      var made =
          SocketInitiator.newBuilder()
              .withApplication(this)
              .withMessageStoreFactory(new JdbcStoreFactory(settings))
              .withSettings(settings)
              .withLogFactory(sessionId -> new QuietLog(sessionId))
              .withMessageFactory(new DefaultMessageFactory())
              .build();
      made.start();
      initiator = Optional.of(made);
    } catch (ConfigError | SQLException e) {
      throw new IOException(terms + " cannot be begun", e);
    }
  }

  private SessionSettings settings() {
    var settings = new SessionSettings();
    var told =
        Map.ofEntries(
            Map.entry("ConnectionType", "initiator"),
            Map.entry("SocketConnectHost", terms.host()),
            Map.entry("SocketConnectPort", Integer.toString(terms.port())),
            Map.entry("HeartBtInt", "10"),
            Map.entry("ReconnectInterval", "1"),
            Map.entry("NonStopSession", "Y"),
            Map.entry("DataDictionary", "FIX44.xml"),
            Map.entry(JdbcSetting.SETTING_JDBC_CONNECTION_URL, terms.storeUrl()),
            Map.entry(JdbcSetting.SETTING_JDBC_DRIVER, driver()),
            Map.entry(JdbcSetting.SETTING_JDBC_USER, terms.storeUser()),
            Map.entry(JdbcSetting.SETTING_JDBC_PASSWORD, terms.storePassword()),
            Map.entry(JdbcSetting.SETTING_JDBC_STORE_SESSIONS_TABLE_NAME, SessionTables.SESSIONS),
            Map.entry(JdbcSetting.SETTING_JDBC_STORE_MESSAGES_TABLE_NAME, SessionTables.MESSAGES));
    told.forEach((name, value) -> settings.setString(session, name, value));
    return settings;
  }

  private String driver() {
    return terms.storeUrl().startsWith("jdbc:postgresql:")
        ? "org.postgresql.Driver"
        : "org.h2.Driver";
  }

  @Override
  public void onCreate(SessionID id) {
    LOG.log(Level.DEBUG, "{0} is known", id);
  }

  @Override
  public void onLogon(SessionID id) {
    LOG.log(Level.INFO, "{0} is logged on", id);
  }

  @Override
  public void onLogout(SessionID id) {
    LOG.log(Level.INFO, "{0} is logged out", id);
  }

  @Override
  public void toAdmin(Message message, SessionID id) {
    if (!type(message).equals(Tags.LOGON) || terms.username().isEmpty()) return;
    message.setString(Tags.USERNAME, terms.username());
    message.setString(Tags.PASSWORD, terms.password());
  }

  @Override
  public void fromAdmin(Message message, SessionID id) {
    // The session sees to them.
  }

  /** Nothing is sent a second time because a session has a gap: by then nobody counts on it. */
  @Override
  public void toApp(Message message, SessionID id) throws DoNotSend {
    try {
      if (message.getHeader().isSetField(Tags.POSS_DUP_FLAG)
          && message.getHeader().getBoolean(Tags.POSS_DUP_FLAG)) throw new DoNotSend();
    } catch (FieldNotFound e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void fromApp(Message message, SessionID id) {
    for (var one : waiting.keySet()) if (one.wanted().test(message)) one.answer().complete(message);
  }

  static String type(Message message) {
    return text(message.getHeader(), Tags.MSG_TYPE);
  }

  /** Empty if it is not there. */
  static String text(quickfix.FieldMap fields, int tag) {
    try {
      return fields.isSetField(tag) ? fields.getString(tag) : "";
    } catch (FieldNotFound e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    initiator.ifPresent(one -> one.stop(true));
    initiator = Optional.empty();
  }
}
