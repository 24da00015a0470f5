package io.plimsoll.application.desk;

import java.util.Optional;

/** What was answered to requests with an idempotency key, for those that do not pass a lane. */
public interface Answers {

  /** An answer given before, and the digest of the request it belongs to. */
  record Given(String digest, String answer) {}

  Optional<Given> find(String key);

  /** Keeps an answer; durable when this returns. */
  void remember(IdempotencyKey key, String answer);
}
