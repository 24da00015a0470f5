package io.plimsoll.adapter.persistence.jpa.h2;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No space is left for a while: what was acknowledged is there, and the pool works again. */
class FullDiskTest {

  @BeforeAll
  static void known_to_h2() {
    PowerSafeFiles.register();
    FilePath.register(new Disk());
  }

  @Test
  void writing_goes_on_when_there_is_space_again(@TempDir Path folder) {
    try (var pool = new HikariDataSource()) {
      pool.setJdbcUrl("jdbc:h2:power:disk:" + folder.resolve("book") + ";WRITE_DELAY=0");
      pool.setConnectionTimeout(1_000);
      new H2Durability(false).postProcessAfterInitialization(pool, "dataSource");
      var jdbc = JdbcClient.create(pool);
      jdbc.sql("create table note (id int primary key)").update();
      var acknowledged = write(jdbc, 0, 200);
      assertThat(acknowledged).isEqualTo(200);

      Disk.allow(0);
      var refused = 0;
      for (var round = 0; round < 100; round++) {
        var written = write(jdbc, acknowledged, acknowledged + 1);
        if (written == acknowledged) refused++;
        acknowledged = written;
      }
      assertThat(refused).isPositive();
      assertThat(acknowledged).isEqualTo(200);

      Disk.allow(Long.MAX_VALUE);
      for (var round = 0; round < 100 && acknowledged < 400; round++)
        acknowledged = write(jdbc, acknowledged, 400);
      assertThat(acknowledged).isEqualTo(400);
      assertThat(jdbc.sql("select id from note order by id").query(Integer.class).list())
          .hasSize(400);
    }
  }

  /**
   * @return the first that was not acknowledged
   */
  private static int write(JdbcClient jdbc, int from, int to) {
    for (var id = from; id < to; id++)
      try {
        jdbc.sql("insert into note values (?)").param(id).update();
      } catch (DataAccessException _) {
        return id;
      }
    return to;
  }
}
