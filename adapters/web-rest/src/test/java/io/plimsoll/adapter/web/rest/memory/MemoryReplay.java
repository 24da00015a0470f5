package io.plimsoll.adapter.web.rest.memory;

import io.plimsoll.application.replay.ReplayProgress;
import io.plimsoll.application.replay.ReplayView;
import java.util.Optional;

/** A replay that has come as far as it is told. */
public final class MemoryReplay implements ReplayView {

  private volatile Optional<ReplayProgress> progress = Optional.empty();

  public void hasCome(Optional<ReplayProgress> as) {
    progress = as;
  }

  @Override
  public Optional<ReplayProgress> progress() {
    return progress;
  }
}
