package io.plimsoll.adapter.web.rest.call;

import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Json;
import io.plimsoll.application.desk.Answer;
import io.plimsoll.application.desk.Answers;
import io.plimsoll.application.desk.IdempotencyKey;
import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.desk.Outcome;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.Facts;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Has requests carried out, each at most once if it has a key. */
public final class Submitting {

  /** Says what is answered to an accepted command, from the book as it stands after it. */
  @FunctionalInterface
  public interface View {
    Object of(Book after, List<Event> events, Facts facts);
  }

  private final Lanes lanes;
  private final Answers answers;
  private final Json json;
  private final List<Lock> locks = Stream.<Lock>generate(ReentrantLock::new).limit(64).toList();

  public Submitting(Lanes lanes, Answers answers, Json json) {
    this.lanes = lanes;
    this.answers = answers;
    this.json = json;
  }

  /**
   * A command for a lane.
   *
   * @param asked the request's body
   * @throws Declined if a rule stands against it or its key belongs to another request
   */
  public Answered carryOut(HttpServletRequest call, Object asked, Command command, View view) {
    return submit(RequestKey.of(call, asked, json), command, view);
  }

  /** A command that is the same however often it is sent, so that no key is asked for. */
  public Answered carryOut(Command command, View view) {
    return submit(Optional.empty(), command, view);
  }

  /**
   * What does not pass a lane. Two requests with the same key wait for each other.
   *
   * @param work does it and says what is answered
   */
  public Answered once(HttpServletRequest call, Object asked, Supplier<Object> work) {
    var key = RequestKey.of(call, asked, json);
    return key.isEmpty()
        ? new Answered(json.write(work.get()), false, List.of())
        : once(key.get(), work);
  }

  private Answered once(IdempotencyKey key, Supplier<Object> work) {
    var lock = locks.get(Math.floorMod(key.key().hashCode(), locks.size()));
    lock.lock();
    try {
      var given = answers.find(key.key());
      if (given.isPresent()) {
        if (!given.get().digest().equals(key.digest())) throw RequestKey.taken(key.key());
        return new Answered(given.get().answer(), true, List.of());
      }
      var answer = json.write(work.get());
      answers.remember(key, answer);
      return new Answered(answer, false, List.of());
    } finally {
      lock.unlock();
    }
  }

  private Answered submit(Optional<IdempotencyKey> key, Command command, View view) {
    Answer answer = (after, events, facts) -> json.write(view.of(after, events, facts));
    return switch (Waiting.of(lanes.submit(new Submission(command, key, answer)))) {
      case Outcome.Done(var events, var text) -> new Answered(text, false, events);
      case Outcome.DoneBefore(var text) -> new Answered(text, true, List.of());
      case Outcome.Refused(var reason) -> throw new Declined(Problems.of(reason));
      case Outcome.KeyTaken(var taken) -> throw RequestKey.taken(taken);
    };
  }
}
