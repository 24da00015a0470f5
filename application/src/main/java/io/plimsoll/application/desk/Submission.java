package io.plimsoll.application.desk;

import io.plimsoll.domain.decision.Command;
import java.util.Optional;

/** A command on its way to its market's lane. */
public record Submission(Command command, Optional<IdempotencyKey> key, Answer answer) {

  public static Submission of(Command command) {
    return new Submission(command, Optional.empty(), Answer.NONE);
  }
}
