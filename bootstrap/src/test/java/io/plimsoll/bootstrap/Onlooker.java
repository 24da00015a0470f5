package io.plimsoll.bootstrap;

import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.projection.Projection;
import java.util.List;
import java.util.function.Consumer;

/** A read model beside the desk's own that has no rows: it only does what a test says. */
record Onlooker(String name, Consumer<List<Recorded>> reaction) implements Projection {

  @Override
  public void clear() {}

  @Override
  public void apply(List<Recorded> events) {
    reaction.accept(events);
  }

  @Override
  public String digest() {
    return "";
  }
}
