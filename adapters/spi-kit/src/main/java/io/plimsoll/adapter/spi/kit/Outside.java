package io.plimsoll.adapter.spi.kit;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** What an adapter talks to, played by its test. */
public interface Outside extends AutoCloseable {

  /** How the outside can fail. */
  enum Failure {
    /** Takes the question and says nothing. */
    SILENT,
    /** Begins to answer and does not come to an end. */
    DRIPPING,
    /** Answers what nobody understands. */
    RUBBISH,
    /** Answers that it cannot. */
    REFUSING,
    /** Goes away in the middle of the answer. */
    CUT
  }

  /** What the adapter is told so that it finds this outside. */
  Map<String, String> settings();

  /** Time has come to a moment: something new is to be seen now and then. */
  void moves(Instant now);

  /** What it can play; the rules about the rest are passed over, by name. */
  Set<Failure> failures();

  /** From now on it fails, until it recovers. */
  void fails(Failure how);

  void recovers();

  @Override
  void close();

  /** For an adapter that makes up everything itself. */
  static Outside none(Map<String, String> settings) {
    return new Outside() {
      @Override
      public Map<String, String> settings() {
        return settings;
      }

      @Override
      public void moves(Instant now) {
        // It moves by itself.
      }

      @Override
      public Set<Failure> failures() {
        return Set.of();
      }

      @Override
      public void fails(Failure how) {
        throw new IllegalStateException("There is nothing outside that could fail");
      }

      @Override
      public void recovers() {
        throw new IllegalStateException("There is nothing outside that could recover");
      }

      @Override
      public void close() {
        // There is nothing to let go of.
      }
    };
  }
}
