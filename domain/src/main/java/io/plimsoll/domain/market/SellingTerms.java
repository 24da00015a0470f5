package io.plimsoll.domain.market;

import io.plimsoll.domain.batch.BatchPlan;
import io.plimsoll.domain.chooser.Assumptions;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.chooser.Slicing;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.pacing.Guards;
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
 * @param auctionCap most that auctions and batches of all assets raise at one time, in the base
 *     currency, a batch at its least price; Maker's {@code Hole}; empty: no cap
 * @param assumptions by which the desk chooses; there have to be some where there is a choice
 * @param batch how the desk sells by batch; there has to be a plan where it does
 * @param slicing how the desk may spread a sale on venues over time, where it sells there; empty:
 *     at once
 * @param guards what its sales must not do
 */
public record SellingTerms(
    SortedSet<Mechanism> mechanisms,
    Optional<Amount> auctionCap,
    Optional<Assumptions> assumptions,
    Optional<BatchPlan> batch,
    Optional<Slicing> slicing,
    Guards guards) {

  /** The desk sells on venues. */
  public static final SellingTerms DIRECT = only(Mechanism.DIRECT_SALE);

  /** The only way, without a cap. */
  public static SellingTerms only(Mechanism way) {
    return new SellingTerms(EnumSet.of(way), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Whether there is anything to choose: a way, or how many slices. */
  public boolean isChoice() {
    return mechanisms.size() > 1 || isSliced();
  }

  private boolean isSliced() {
    return offers(Mechanism.DIRECT_SALE) && slicing.filter(plan -> plan.most() > 1).isPresent();
  }

  public SellingTerms(
      Set<Mechanism> mechanisms,
      Optional<Amount> auctionCap,
      Optional<Assumptions> assumptions,
      Optional<BatchPlan> batch) {
    this(new TreeSet<>(mechanisms), auctionCap, assumptions, batch, Optional.empty(), Guards.NONE);
  }

  /** Without a plan for batches. */
  public SellingTerms(
      Set<Mechanism> mechanisms, Optional<Amount> auctionCap, Optional<Assumptions> assumptions) {
    this(mechanisms, auctionCap, assumptions, Optional.empty());
  }

  public SellingTerms with(Guards other) {
    return new SellingTerms(mechanisms, auctionCap, assumptions, batch, slicing, other);
  }

  public SellingTerms with(Slicing plan) {
    return new SellingTerms(mechanisms, auctionCap, assumptions, batch, Optional.of(plan), guards);
  }

  /** Without assumptions: where there is nothing to choose. */
  public SellingTerms(Set<Mechanism> mechanisms, Optional<Amount> auctionCap) {
    this(mechanisms, auctionCap, Optional.empty());
  }

  public SellingTerms {
    if (mechanisms.isEmpty()) throw new IllegalArgumentException("A market sells in some way");
    if (assumptions.isEmpty() && (mechanisms.size() > 1 || slicing.isPresent()))
      throw new IllegalArgumentException("Nothing is chosen without assumptions");
    mechanisms = Collections.unmodifiableSortedSet(new TreeSet<>(mechanisms));
  }

  public boolean offers(Mechanism mechanism) {
    return mechanisms.contains(mechanism);
  }
}
