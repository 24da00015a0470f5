package io.plimsoll.domain.lender;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.reserve.Reserve;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/**
 * What an account has staked for the losses of a reserve.
 *
 * @param shares of the backstop
 * @param cooldown of those that are announced to be taken out
 */
public record BackstopStake(BigInteger shares, Optional<Cooldown> cooldown) {

  static final BackstopStake NOTHING = new BackstopStake(BigInteger.ZERO, Optional.empty());

  /**
   * @param shares some of the stake's; never none
   * @param until from when on they can be taken out
   */
  public record Cooldown(BigInteger shares, Instant until) {}

  public BackstopStake {
    if (cooldown.isPresent() && cooldown.get().shares().compareTo(shares) > 0)
      throw new IllegalStateException("More cools down than is staked");
  }

  /** What all of it stands for, down. */
  public Amount worth(Reserve.Listed reserve) {
    return worth(shares, reserve);
  }

  /** What cools down of it, or has cooled down; down. */
  public Amount cooling(Reserve.Listed reserve) {
    return worth(cooldown.map(Cooldown::shares).orElse(BigInteger.ZERO), reserve);
  }

  private static Amount worth(BigInteger some, Reserve.Listed reserve) {
    return reserve.asset().units(reserve.losses().backstop().worth(some));
  }

  BackstopStake plus(BigInteger more) {
    return new BackstopStake(shares.add(more), cooldown);
  }

  /** Instead of what was cooling down before. */
  BackstopStake cooling(BigInteger some, Instant until) {
    return new BackstopStake(shares, Optional.of(new Cooldown(some, until)));
  }

  /** Without shares that have cooled down. */
  BackstopStake minus(BigInteger some) {
    var left =
        cooldown
            .map(cooling -> new Cooldown(cooling.shares().subtract(some), cooling.until()))
            .filter(cooling -> cooling.shares().signum() > 0);
    return new BackstopStake(shares.subtract(some), left);
  }
}
