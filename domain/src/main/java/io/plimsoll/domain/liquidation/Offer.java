package io.plimsoll.domain.liquidation;

import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.money.Amount;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What a case has on sale; one thing at a time. */
public sealed interface Offer permits SaleOrder, Offer.Auctioned, Offer.Batched, Offer.Called {

  /** The case's name and a running number, {@code L1.2-3}; of a batch its own name. */
  String id();

  /**
   * A lot at auction.
   *
   * @param due debt that the auction is still to pay
   * @param rewards promised to whoever started it, and started it again; what it brings pays them
   *     first
   * @param resets how often it was started again since it began, or something was taken
   */
  record Auctioned(AuctionId auction, Amount due, List<Reward> rewards, int resets)
      implements Offer {

    public Auctioned {
      rewards = List.copyOf(rewards);
    }

    @Override
    public String id() {
      return auction.text();
    }

    Auctioned restarted(Reward reward) {
      var promised =
          reward.amount().isZero()
              ? rewards
              : Stream.concat(rewards.stream(), Stream.of(reward)).toList();
      return new Auctioned(auction, due, promised, resets + 1);
    }

    /** After a take that paid its rewards in order, and some of the debt. */
    Auctioned taken(Amount repaid, List<Reward> left) {
      return new Auctioned(auction, due.minusOrZero(repaid), left, 0);
    }
  }

  /**
   * A lot in a batch, beside those of other cases.
   *
   * @param due debt that the lot is to pay
   */
  record Batched(BatchId batch, Amount due) implements Offer {
    @Override
    public String id() {
      return batch.text();
    }
  }

  /**
   * The loan is left to keepers, who may call it as ever.
   *
   * @param until then the desk looks for another way
   */
  record Called(String id, Instant until) implements Offer {}

  /** Why something is no longer on sale. */
  enum End {
    /** All was raised, or all sold that was bid for. */
    SOLD,
    /** Nobody took it; the case goes another way. */
    UNSOLD,
    /** The case is over before all was sold. */
    CLOSED
  }

  /** What a keeper earns for starting an auction, in the asset it raises. */
  record Reward(KeeperId keeper, Amount amount) {}
}
