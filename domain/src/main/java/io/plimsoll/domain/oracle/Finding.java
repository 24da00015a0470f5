package io.plimsoll.domain.oracle;

import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * Something doubtful about a price, with its numbers. What follows from it, for which action, is
 * the market's choice: see {@link io.plimsoll.domain.oracle.policy.ActionMatrix}. Values are in the
 * unit in which the asset's sources quote it.
 */
public sealed interface Finding {

  /** The finding by its name, as matrices have it. */
  enum Kind {
    /** Older than the asset's terms allow. */
    STALE,
    /** Older than twice that. */
    OUTDATED,
    /** The source has since said something that is still to come. */
    FROM_FUTURE,
    /** The source has since said that the asset is worth nothing, or less. */
    NOT_POSITIVE,
    /** The source has since said something in another unit. */
    WRONG_UNIT,
    /** Its two sides, or the confidence of its source, leave too much room. */
    TOO_WIDE,
    /** Too far from another source, or outside the asset's corridor. */
    OUT_OF_BAND,
    /** Too far from its own average. */
    JUMPED,
    /** Too few sources agree. */
    NO_QUORUM,
    /** Where its source cannot go lower, whatever the market does. */
    AT_FLOOR,
    /** The source says more than the asset can have grown to; it is cut to that. */
    CAP_HIT
  }

  Kind kind();

  record Stale(Instant observedAt, Instant now, Duration maxAge) implements Finding {
    @Override
    public Kind kind() {
      return Kind.STALE;
    }
  }

  record Outdated(Instant observedAt, Instant now, Duration maxAge) implements Finding {
    @Override
    public Kind kind() {
      return Kind.OUTDATED;
    }
  }

  record FromFuture(String source, Instant observedAt, Instant receivedAt) implements Finding {
    @Override
    public Kind kind() {
      return Kind.FROM_FUTURE;
    }
  }

  record NotPositive(String source, BigDecimal value) implements Finding {
    @Override
    public Kind kind() {
      return Kind.NOT_POSITIVE;
    }
  }

  record WrongUnit(String source, UnitType said, UnitType expected) implements Finding {
    @Override
    public Kind kind() {
      return Kind.WRONG_UNIT;
    }
  }

  /**
   * @param width ask less bid, or twice the confidence, as a share of the value; up
   */
  record TooWide(Wad width, BasisPoints most) implements Finding {
    @Override
    public Kind kind() {
      return Kind.TOO_WIDE;
    }
  }

  record OutOfBand(Wad value, Wad lowest, Wad highest) implements Finding {
    @Override
    public Kind kind() {
      return Kind.OUT_OF_BAND;
    }
  }

  /**
   * @param moved distance from the average as a share of it, down
   */
  record Jumped(Wad value, Wad average, Wad moved, BasisPoints most) implements Finding {
    @Override
    public Kind kind() {
      return Kind.JUMPED;
    }
  }

  record NoQuorum(int agreeing, int needed) implements Finding {
    @Override
    public Kind kind() {
      return Kind.NO_QUORUM;
    }
  }

  record AtFloor(Wad value, Wad floor) implements Finding {
    @Override
    public Kind kind() {
      return Kind.AT_FLOOR;
    }
  }

  record CapHit(Wad value, Wad cap) implements Finding {
    @Override
    public Kind kind() {
      return Kind.CAP_HIT;
    }
  }
}
