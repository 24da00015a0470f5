package io.plimsoll.adapter.web.rest.memory;

import io.plimsoll.application.desk.Answers;
import io.plimsoll.application.desk.IdempotencyKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Answers given, by key. */
public final class MemoryAnswers implements Answers {

  private final Map<String, Given> given = new ConcurrentHashMap<>();

  @Override
  public Optional<Given> find(String key) {
    return Optional.ofNullable(given.get(key));
  }

  @Override
  public void remember(IdempotencyKey key, String answer) {
    given.put(key.key(), new Given(key.digest(), answer));
  }
}
