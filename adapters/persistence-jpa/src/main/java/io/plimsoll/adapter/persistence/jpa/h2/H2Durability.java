package io.plimsoll.adapter.persistence.jpa.h2;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Looks at every data source before it is used: refuses H2 files that may lose commits, and has a
 * pool let go of a file that H2 has closed.
 */
public final class H2Durability implements BeanPostProcessor {

  /** Property that lets the desk run on such a file. */
  public static final String MAY_LOSE_DATA = "plimsoll.h2.may-lose-data";

  private static final Logger LOG = LoggerFactory.getLogger(H2Durability.class);

  private final boolean mayLoseData;

  public H2Durability(boolean mayLoseData) {
    this.mayLoseData = mayLoseData;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (!(bean instanceof DataSource source)) return bean;
    var url = url(source).flatMap(H2Url::of);
    if (url.isEmpty()) return bean;
    check(url.get());
    if (source instanceof HikariDataSource pool && !pool.isRunning())
      pool.setExceptionOverrideClassName(ClosedFile.class.getName());
    return bean;
  }

  public static boolean isH2(DataSource source) {
    return url(source).flatMap(H2Url::of).isPresent();
  }

  void check(H2Url url) {
    if (url.isInMemory()) {
      LOG.info("H2 keeps {} in memory: nothing survives this process", url.database());
      return;
    }
    var weakness = url.weakness();
    if (weakness.isEmpty())
      LOG.info(
          "H2 writes {} through to the disk: what was acknowledged survives a kill and a power cut, as far as the disk keeps what it confirms; not a lost disk, for which there is no replica. For real money use PostgreSQL",
          url.database());
    else if (mayLoseData)
      LOG.warn(
          "H2 may lose data of {}, as {} allows: {}",
          url.database(),
          MAY_LOSE_DATA,
          weakness.get());
    else throw new LossyH2(url.database(), weakness.get());
  }

  /** Asked of the pool, so that a refused file is not even made; other sources are connected. */
  private static Optional<String> url(DataSource source) {
    if (source instanceof HikariDataSource pool) return Optional.ofNullable(pool.getJdbcUrl());
    try (var connection = source.getConnection()) {
      var metaData = connection.getMetaData();
      if (!metaData.getDatabaseProductName().equals("H2")) return Optional.of(metaData.getURL());
      try (var statement = connection.createStatement();
          var delay =
              statement.executeQuery(
                  "select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'")) {
        var known = delay.next() ? ";WRITE_DELAY=" + delay.getString(1) : "";
        return Optional.of(metaData.getURL() + known);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The database cannot be asked what it promises", e);
    }
  }
}
