package io.plimsoll.adapter.eventsourcing.axon;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database that can be lost: altogether, or while it commits events. */
final class FragileSource extends DelegatingDataSource {

  /** What happens to the next commit of events. */
  enum Commit {
    ANSWERED,

    /** The connection breaks first. */
    NEVER_DONE,

    /** The connection breaks before the answer is back. */
    DONE_UNANSWERED
  }

  private static final String STORING = "insert into domain_event";

  volatile Commit next = Commit.ANSWERED;
  volatile boolean gone;

  FragileSource(DataSource target) {
    super(target);
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (gone) throw new SQLTransientConnectionException("No connection within 5 s");
    var connection = super.getConnection();
    var storing = new AtomicBoolean();
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("prepareStatement")
                  && arguments[0].toString().toLowerCase(Locale.ROOT).startsWith(STORING))
                storing.set(true);
              if (method.getName().equals("commit") && storing.get() && next != Commit.ANSWERED) {
                if (next == Commit.DONE_UNANSWERED) connection.commit();
                else connection.rollback();
                gone = true;
                throw new SQLException("terminating connection", "57P01");
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  void back() {
    next = Commit.ANSWERED;
    gone = false;
  }
}
