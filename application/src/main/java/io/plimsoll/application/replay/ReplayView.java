package io.plimsoll.application.replay;

import java.util.Optional;

/** Lets others see how far a replay has come. */
@FunctionalInterface
public interface ReplayView {

  /** Empty before it has begun. */
  Optional<ReplayProgress> progress();
}
