package io.plimsoll.adapter.eventsourcing.axon;

import io.plimsoll.adapter.eventsourcing.axon.GroupCommit.Kept;
import io.plimsoll.application.desk.Answers;
import io.plimsoll.application.desk.IdempotencyKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Answers given to keyed requests, in the table {@code request_answer}. */
final class JdbcAnswers implements Answers {

  private static final int BATCH = 500;

  private final JdbcTemplate jdbc;
  private final TransactionManager transactions;

  JdbcAnswers(JdbcTemplate jdbc, TransactionManager transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public Optional<Given> find(String key) {
    return Optional.ofNullable(find(List.of(key)).get(key));
  }

  /**
   * Those of the keys that were answered before. They are one parameter, so that the database knows
   * the statement again whatever their number.
   */
  Map<String, Given> find(Collection<String> keys) {
    if (keys.isEmpty()) return Map.of();
    var found = new HashMap<String, Given>();
    jdbc.query(
        """
        select kept.request_key, kept.digest, kept.answer
        from unnest(cast(? as varchar(200) array)) as wanted (request_key)
          join request_answer kept on kept.request_key = wanted.request_key""",
        row -> {
          found.put(
              row.getString("request_key"),
              new Given(row.getString("digest"), row.getString("answer")));
        },
        (Object) keys.toArray(String[]::new));
    return found;
  }

  @Override
  public void remember(IdempotencyKey key, String answer) {
    try {
      transactions.executeInTransaction(() -> keep(List.of(new Kept(key, answer))));
    } catch (DuplicateKeyException e) {
      // The same request came twice at once and the other one was first: its answer is kept
      // already.
      if (find(key.key()).filter(given -> given.digest().equals(key.digest())).isEmpty()) throw e;
    }
  }

  /** Within the current transaction. */
  void keep(List<Kept> kept) {
    jdbc.batchUpdate(
        "insert into request_answer (request_key, digest, answer) values (?, ?, ?)",
        kept,
        BATCH,
        (statement, one) -> {
          statement.setString(1, one.key().key());
          statement.setString(2, one.key().digest());
          statement.setString(3, one.answer());
        });
  }
}
