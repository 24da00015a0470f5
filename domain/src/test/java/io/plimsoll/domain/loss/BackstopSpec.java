package io.plimsoll.domain.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** What shares of a backstop are worth, whatever has been lost. */
class BackstopSpec {

  private static BigInteger units(long units) {
    return BigInteger.valueOf(units);
  }

  private static Backstop staked(Backstop backstop, long amount) {
    return backstop.plus(units(amount), backstop.minted(units(amount)));
  }

  @Test
  void what_is_staked_is_worth_what_was_brought() {
    var shares = Backstop.EMPTY.minted(units(1_000));
    assertThat(staked(Backstop.EMPTY, 1_000).worth(shares)).isEqualTo(1_000);
  }

  @Test
  void shares_that_lost_everything_share_nothing_of_what_comes_after() {
    var lost = Backstop.EMPTY.minted(units(1_000));
    var empty = staked(Backstop.EMPTY, 1_000).slashed(units(1_000));
    assertThat(empty.worth(lost)).isZero();
    var fresh = empty.minted(units(7));
    var again = staked(empty, 7);
    assertThat(again.worth(fresh)).isEqualTo(7);
    assertThat(again.worth(lost)).isZero();
    assertThat(again.slashed(units(3)).worth(fresh)).isEqualTo(4);
  }

  @Test
  void what_a_unit_costs_in_shares_is_rounded_up_and_what_it_mints_down() {
    var backstop = staked(Backstop.EMPTY, 1_000).slashed(units(300));
    assertThat(backstop.burned(units(1)).subtract(backstop.minted(units(1)))).isOne();
  }

  /** Dust that rounding leaves would have to grow to a million units first. */
  @Test
  void a_share_worth_more_than_a_unit_cannot_be_had_for_one() {
    assertThat(new Backstop(units(2_000_000), BigInteger.ZERO).minted(units(1))).isZero();
  }
}
