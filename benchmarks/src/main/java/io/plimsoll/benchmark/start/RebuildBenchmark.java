package io.plimsoll.benchmark.start;

import io.plimsoll.application.projection.Projections;
import io.plimsoll.benchmark.Figure;
import io.plimsoll.bootstrap.PlimsollApplication;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Events a second of a rebuild of all read models, beside a plain reading of the same rows page by
 * page; and what writing each of them takes.
 */
public final class RebuildBenchmark {

  private static final double SECOND = 1e9;
  private static final int PAGE = 10_000;

  private long bytes;

  public List<Figure> figures() throws IOException, InterruptedException {
    var killed = KilledDesk.only();
    var last = killed.jdbc().queryForObject("select count(*) from domain_event", Long.class);
    var events = last == null ? 0 : last;
    try (var context =
        new SpringApplicationBuilder(PlimsollApplication.class)
            .web(WebApplicationType.NONE)
            .run(
                "--spring.datasource.url=" + killed.url(),
                "--spring.datasource.username=postgres",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--plimsoll.schedule.enabled=false")) {
      var projections = context.getBean(Projections.class);
      var jdbc = new JdbcTemplate(context.getBean(DataSource.class));
      var before = projections.digests();
      var raw = select(jdbc);
      var begun = System.nanoTime();
      var took = projections.rebuild();
      var all = (System.nanoTime() - begun) / SECOND;
      raw = Math.min(raw, select(jdbc));
      if (!projections.digests().equals(before))
        throw new IllegalStateException("The read models are not what they were");
      var figures = new ArrayList<Figure>();
      figures.add(
          Figure.of("rebuild of all read models", events / all, "1/s")
              .against(events / raw)
              .atLeast(0.3));
      took.forEach(
          (name, time) ->
              figures.add(Figure.of("rebuild, writing: " + name, time.toNanos() / SECOND, "s")));
      figures.add(Figure.of("bytes of an event, as read", bytes / 2.0 / events, "B"));
      return figures;
    }
  }

  /** Seconds to read all of every event. */
  private double select(JdbcTemplate jdbc) {
    var begun = System.nanoTime();
    var last = new long[] {0};
    RowCallbackHandler reader =
        row -> {
          last[0] = row.getLong(1);
          for (var column = 2; column <= 8; column++) bytes += row.getString(column).length();
          bytes += row.getBytes(9).length + row.getBytes(10).length;
        };
    for (var from = -1L; from != last[0]; ) {
      from = last[0];
      jdbc.query(
          """
          select global_index, type, aggregate_identifier, sequence_number, event_identifier,
            time_stamp, payload_type, payload_revision, payload, meta_data
          from domain_event where global_index > ?
          order by global_index fetch first %d rows only"""
              .formatted(PAGE),
          reader,
          from);
    }
    return (System.nanoTime() - begun) / SECOND;
  }
}
