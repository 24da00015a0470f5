package io.plimsoll.domain.chooser;

import io.plimsoll.domain.auction.terms.AuctionTerms;
import io.plimsoll.domain.auction.terms.PriceCurve;
import io.plimsoll.domain.auction.terms.ResetRule;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.time.Duration;
import java.util.Optional;

/** A mechanism that is allowed, on the terms it would have. Rewards are in the asset owed. */
public sealed interface Way {

  Mechanism mechanism();

  /** A keeper repays the debt and takes the lot, for the offer's bonus. */
  record Call() implements Way {
    @Override
    public Mechanism mechanism() {
      return Mechanism.CALL_WITH_BONUS;
    }
  }

  /**
   * A falling price. That it may be started again counts for nothing.
   *
   * @param startFactor start price over the oracle's
   * @param floorFactor least price over the oracle's
   * @param reward for the keeper who starts it
   */
  record Dutch(
      Ray startFactor, PriceCurve curve, ResetRule reset, Optional<Ray> floorFactor, Amount reward)
      implements Way {

    /** On an asset's terms: the reward is tip + chip × debt × penalty, both products down. */
    public static Dutch of(AuctionTerms terms, Amount debtToCover) {
      var tab = terms.sizes().penalty().of(debtToCover.units(), Rounding.DOWN);
      var chip = terms.incentive().chip().of(tab, Rounding.DOWN);
      return new Dutch(
          terms.startFactor(),
          terms.curve(),
          terms.reset(),
          terms.floorFactor(),
          terms.incentive().tip().plus(debtToCover.token().units(chip)));
    }

    @Override
    public Mechanism mechanism() {
      return Mechanism.DUTCH_AUCTION;
    }
  }

  /**
   * Bids until an end, one price for all.
   *
   * @param minimumFactor least price over the oracle's
   * @param reward for the keeper who clears it
   */
  record Batch(Duration window, Wad minimumFactor, Amount reward) implements Way {
    @Override
    public Mechanism mechanism() {
      return Mechanism.BATCH_AUCTION;
    }
  }

  /**
   * The desk sells on venues, at once or in equal slices.
   *
   * @param bound least it may bring on average: debt tokens per whole collateral token
   * @param slices the most there may be, 1 to 100
   * @param pause between one and the next
   */
  record Direct(Wad bound, int slices, Duration pause) implements Way {
    public Direct {
      if (slices < 1 || slices > Slicing.LIMIT)
        throw new IllegalArgumentException("A sale has 1 to 100 slices, not " + slices);
    }

    @Override
    public Mechanism mechanism() {
      return Mechanism.DIRECT_SALE;
    }
  }
}
