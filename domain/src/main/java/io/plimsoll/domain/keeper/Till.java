package io.plimsoll.domain.keeper;

import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.keeper.Keeper.Registered;
import io.plimsoll.domain.keeper.KeeperEvent.BondSlashed;
import io.plimsoll.domain.keeper.KeeperEvent.EscrowPaid;
import io.plimsoll.domain.keeper.KeeperEvent.EscrowReleased;
import io.plimsoll.domain.keeper.KeeperEvent.FundsCredited;
import io.plimsoll.domain.keeper.KeeperEvent.FundsEscrowed;
import io.plimsoll.domain.keeper.KeeperEvent.FundsPaid;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.reserve.Teller;
import java.time.Instant;

/**
 * Moves registered keepers' money within a decision, for whoever sells to them: what leaves the
 * till is the caller's to bring where it was paid to, and what comes in the caller's to take from
 * somewhere. Whether a movement is allowed is the caller's question too, to {@link
 * Registered#objection}.
 *
 * <p>A reference names the sale; a keeper has one thing open under it at a time.
 */
public record Till(Draft draft, Instant now) {

  /**
   * @throws IllegalStateException if the keeper is not registered: a decider asks first
   */
  public Registered keeper(KeeperId keeper) {
    if (draft.keeper(keeper) instanceof Registered registered) return registered;
    throw new IllegalStateException(keeper + " is not registered in " + draft.id());
  }

  /** Free funds leave. */
  public void pay(KeeperId keeper, String reference, Amount amount) {
    if (amount.isZero()) return;
    teller().handOut(keeper, amount);
    draft.note(new FundsPaid(draft.id(), keeper, reference, amount, now));
  }

  /** A lot, a reward or change arrives and is free. */
  public void credit(KeeperId keeper, String reference, Amount amount) {
    if (amount.isZero()) return;
    teller().keep(keeper, amount);
    draft.note(new FundsCredited(draft.id(), keeper, reference, amount, now));
  }

  /**
   * Opens something, and sets free funds aside for it; zero opens a claim that is paid for later.
   * Until it is closed the keeper cannot leave.
   */
  public void escrow(KeeperId keeper, String reference, Amount amount) {
    draft.note(new FundsEscrowed(draft.id(), keeper, reference, amount, now));
  }

  /** Closes something: what was set aside for it is free again. */
  public void releaseEscrow(KeeperId keeper, String reference) {
    var amount = escrowed(keeper, reference);
    draft.note(new EscrowReleased(draft.id(), keeper, reference, amount, now));
  }

  /** Closes something: of what was set aside for it so much leaves, and the rest is free again. */
  public void payFromEscrow(KeeperId keeper, String reference, Amount paid) {
    var returned = escrowed(keeper, reference).minus(paid);
    if (!paid.isZero()) teller().handOut(keeper, paid);
    draft.note(new EscrowPaid(draft.id(), keeper, reference, paid, returned, now));
  }

  /**
   * Takes a part of the bond, or all that is left of it, for the treasury.
   *
   * @param atMost in the bond's asset
   * @return what was lost
   */
  public Amount slash(KeeperId keeper, String reference, Amount atMost) {
    var lost = atMost.min(keeper(keeper).bond());
    if (lost.isZero()) return lost;
    teller().forfeit(keeper, lost);
    draft.note(new BondSlashed(draft.id(), keeper, reference, lost, now));
    return lost;
  }

  private Amount escrowed(KeeperId keeper, String reference) {
    var amount = keeper(keeper).escrow().get(reference);
    if (amount == null)
      throw new IllegalStateException(reference + " of keeper " + keeper + " is not open");
    return amount;
  }

  private Teller teller() {
    return new Teller(draft, now);
  }
}
