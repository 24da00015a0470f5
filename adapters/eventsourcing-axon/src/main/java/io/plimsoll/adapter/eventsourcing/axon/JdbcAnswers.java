package io.plimsoll.adapter.eventsourcing.axon;

import io.plimsoll.adapter.eventsourcing.axon.GroupCommit.Kept;
import io.plimsoll.application.desk.Answers;
import io.plimsoll.application.desk.IdempotencyKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answers given to keyed requests, in the table {@code request_answer}. */
final class JdbcAnswers implements Answers {

  private final JdbcClient jdbc;

  JdbcAnswers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Given> find(String key) {
    return Optional.ofNullable(find(List.of(key)).get(key));
  }

  /** Those of the keys that were answered before. */
  Map<String, Given> find(Collection<String> keys) {
    if (keys.isEmpty()) return Map.of();
    var found = new HashMap<String, Given>();
    jdbc.sql("select request_key, digest, answer from request_answer where request_key in (:keys)")
        .param("keys", keys)
        .query(
            row -> {
              found.put(
                  row.getString("request_key"),
                  new Given(row.getString("digest"), row.getString("answer")));
            });
    return found;
  }

  @Override
  public void remember(IdempotencyKey key, String answer) {
    try {
      keep(List.of(new Kept(key, answer)));
    } catch (DuplicateKeyException e) {
      // The same request came twice at once and the other one was first: its answer is kept
      // already.
      if (find(key.key()).filter(given -> given.digest().equals(key.digest())).isEmpty()) throw e;
    }
  }

  /** Within the current transaction, if there is one. */
  void keep(List<Kept> kept) {
    for (var one : kept)
      jdbc.sql("insert into request_answer (request_key, digest, answer) values (?, ?, ?)")
          .params(one.key().key(), one.key().digest(), one.answer())
          .update();
  }
}
