package io.plimsoll.domain.auction;

import io.plimsoll.domain.liquidation.Offer;
import io.plimsoll.domain.money.Amount;
import java.util.ArrayList;
import java.util.List;

/**
 * What a take's payment is for, to the unit. First come the rewards promised for starting the
 * auction, as a cost of the sale; then the debt that the auction is due; what is beyond is the
 * penalty, the treasury's. What was due and is not owed any more goes back to the borrower.
 *
 * @param rewardsLeft promised still
 */
record Proceeds(
    List<Offer.Reward> rewards,
    List<Offer.Reward> rewardsLeft,
    Amount repaid,
    Amount fee,
    Amount surplus) {

  static Proceeds of(Amount paid, Offer.Auctioned offer, Amount owed) {
    var rewards = new ArrayList<Offer.Reward>();
    var left = new ArrayList<Offer.Reward>();
    var rest = paid;
    for (var promised : offer.rewards()) {
      var given = promised.amount().min(rest);
      rest = rest.minus(given);
      if (!given.isZero()) rewards.add(new Offer.Reward(promised.keeper(), given));
      if (!given.equals(promised.amount()))
        left.add(new Offer.Reward(promised.keeper(), promised.amount().minus(given)));
    }
    var repaid = rest.min(offer.due()).min(owed);
    var beyond = rest.minus(repaid);
    var surplus = repaid.equals(owed) ? beyond.min(offer.due().minus(repaid)) : owed.token().zero();
    return new Proceeds(rewards, left, repaid, beyond.minus(surplus), surplus);
  }
}
