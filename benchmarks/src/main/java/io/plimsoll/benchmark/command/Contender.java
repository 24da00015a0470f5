package io.plimsoll.benchmark.command;

/** Somebody who carries out commands durably. */
interface Contender extends AutoCloseable {

  /**
   * Returns when the command is durable.
   *
   * @param caller who asks, from 0
   * @param number of the caller's commands before this one
   */
  void carryOut(int caller, long number);

  @Override
  void close();
}
