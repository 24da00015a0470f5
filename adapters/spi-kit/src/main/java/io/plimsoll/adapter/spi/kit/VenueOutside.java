package io.plimsoll.adapter.spi.kit;

import io.plimsoll.application.venue.Fill;
import io.plimsoll.domain.money.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What a venue's adapter talks to, played by its test. It buys one token for another at a price
 * that falls as it is sold to, keeps its own books, and has its own time, which passes only when
 * told to.
 */
public interface VenueOutside extends AutoCloseable {

  /** What can happen to an order. */
  enum Mishap {
    /** It never arrives, and nobody says so. */
    LOST,
    /** It is filled, and the answer does not come back. */
    FILLED_UNANSWERED,
    /** It is neither answered nor there; a while later, before its deadline, it is filled. */
    FILLED_LATER,
    /** The connection ends in the middle of the answer; the order is filled. */
    CUT,
    /** Less than half of it is filled, the rest is not. */
    PARTIAL,
    /** It is refused. */
    REJECTED,
    /** It is filled, and every execution is told twice. */
    TOLD_TWICE,
    /** It is filled for less than its limit. */
    BELOW_LIMIT,
    /** It is said to be filled for more than was ordered; it was not. */
    FALSE_FILL
  }

  /** What the adapter is told so that it finds this outside. */
  Map<String, String> settings();

  /** Of what is sold; the outside has to know it, with these decimals. */
  Token collateral();

  /** Of what is paid. */
  Token debt();

  /** Whole debt tokens for a whole collateral token, about, before fees, for the first one sold. */
  String price();

  /** The time outside. */
  Instant now();

  /** Time passes: what was to happen later happens. */
  void passes(Duration time);

  /** What it can play; the rules about the rest are passed over, by name. */
  Set<Mishap> mishaps();

  /** This befalls the next order that is placed. */
  void next(Mishap mishap);

  /** From now on it does not answer at all, until it recovers. */
  void falls();

  void recovers();

  /** What was really sold under each name, by its own books. */
  Map<String, Fill> sold();

  /** What one of our names is there. */
  default String named(String order) {
    return order;
  }

  @Override
  void close();
}
