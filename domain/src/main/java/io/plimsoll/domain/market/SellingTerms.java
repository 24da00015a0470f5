package io.plimsoll.domain.market;

import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.money.Amount;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How a market sells what has to be sold.
 *
 * @param mechanisms what the desk may choose between; a keeper may call a loan whatever is here, as
 *     long as nothing of it is on sale
 * @param auctionCap most that auctions of all assets raise at one time, in the base currency;
 *     Maker's {@code Hole}; empty: no cap
 */
public record SellingTerms(SortedSet<Mechanism> mechanisms, Optional<Amount> auctionCap) {

  /** The desk sells on venues. */
  public static final SellingTerms DIRECT =
      new SellingTerms(EnumSet.of(Mechanism.DIRECT_SALE), Optional.empty());

  public SellingTerms(Set<Mechanism> mechanisms, Optional<Amount> auctionCap) {
    this(new TreeSet<>(mechanisms), auctionCap);
  }

  public SellingTerms {
    if (mechanisms.isEmpty()) throw new IllegalArgumentException("A market sells in some way");
    mechanisms = Collections.unmodifiableSortedSet(new TreeSet<>(mechanisms));
  }

  public boolean offers(Mechanism mechanism) {
    return mechanisms.contains(mechanism);
  }
}
