package io.plimsoll.adapter.persistence.jpa.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Looks at every data source before it is used, and refuses a PostgreSQL server that may lose
 * commits. It is asked through the desk's own connection, so that what is set for the role or the
 * database counts as well. What is sent to it in batches goes as one statement, and it looks things
 * up by their indices.
 */
public final class PostgresDurability implements BeanPostProcessor {

  /** Property that lets the desk run on such a server. */
  public static final String MAY_LOSE_DATA = "plimsoll.postgresql.may-lose-data";

  /**
   * Everything the desk looks for has an index. PostgreSQL keeps the plan of a statement it knows;
   * one that was made while a table was nearly empty reads all of it, and in the first minutes of a
   * young or suddenly busy desk, until the rows have been counted, took ten times as long.
   */
  private static final String BY_INDEX =
      "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off";

  private static final String PREFIX = "jdbc:postgresql:";
  private static final Logger LOG = LoggerFactory.getLogger(PostgresDurability.class);

  private final boolean mayLoseData;

  public PostgresDurability(boolean mayLoseData) {
    this.mayLoseData = mayLoseData;
  }

  /** What the address or the pool's own settings say goes before this. */
  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool && isPostgres(pool)) {
      pool.addDataSourceProperty("reWriteBatchedInserts", "true");
      if (pool.getConnectionInitSql() == null) pool.setConnectionInitSql(BY_INDEX);
    }
    return bean;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (!(bean instanceof DataSource source)
        || (bean instanceof HikariDataSource pool && !isPostgres(pool))) return bean;
    try (var connection = source.getConnection()) {
      var metaData = connection.getMetaData();
      if (metaData.getDatabaseProductName().equals("PostgreSQL"))
        check(address(metaData.getURL()), weaknesses(connection));
    } catch (SQLException e) {
      throw new IllegalStateException("The database cannot be asked what it promises", e);
    }
    return bean;
  }

  private void check(String address, List<Weakness> weaknesses) {
    if (weaknesses.isEmpty())
      LOG.info(
          "PostgreSQL at {} acknowledges a commit when its log is on the disk: what was"
              + " acknowledged survives a kill and a power cut",
          address);
    else if (mayLoseData)
      LOG.warn(
          "PostgreSQL at {} may lose data, as {} allows: {}",
          address,
          MAY_LOSE_DATA,
          LossyPostgres.reasons(weaknesses));
    else throw new LossyPostgres(address, weaknesses);
  }

  private static boolean isPostgres(HikariDataSource pool) {
    var url = pool.getJdbcUrl();
    return url != null && url.startsWith(PREFIX);
  }

  /** Without parameters, one of which may be a password. */
  private static String address(String url) {
    var address = url.startsWith(PREFIX) ? url.substring(PREFIX.length()) : url;
    var parameters = address.indexOf('?');
    return parameters < 0 ? address : address.substring(0, parameters);
  }

  private static List<Weakness> weaknesses(Connection connection) throws SQLException {
    var weaknesses = new ArrayList<Weakness>();
    try (var statement = connection.createStatement();
        var settings =
            statement.executeQuery(
                """
                select name, setting, source from pg_settings
                where name in ('synchronous_commit', 'fsync', 'full_page_writes') order by name desc
                """)) {
      while (settings.next())
        Weakness.of(settings.getString(1), settings.getString(2), settings.getString(3))
            .ifPresent(weaknesses::add);
    }
    return weaknesses;
  }
}
