package io.plimsoll.adapter.web.rest.call;

import io.plimsoll.application.projection.Projections;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets a caller find his own writes in what follows the events with a delay. */
public final class ReadModels {

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final String BEHIND = "Plimsoll-Behind";

  private final Projections projections;

  public ReadModels(Projections projections) {
    this.projections = projections;
  }

  /** Waits a second at most; if that is not enough, the answer says so in a header. */
  public void catchUp(HttpServletResponse answer) {
    if (!projections.awaitCaughtUp(PATIENCE)) answer.setHeader(BEHIND, "true");
  }

  /** Looks once more after waiting if at first nothing is found. */
  public <T> Optional<T> find(Supplier<Optional<T>> question) {
    return question
        .get()
        .or(
            () -> {
              projections.awaitCaughtUp(PATIENCE);
              return question.get();
            });
  }
}
