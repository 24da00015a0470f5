package io.plimsoll.domain.loan;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import java.math.BigInteger;

/**
 * How a debt of one asset moved within an event.
 *
 * @param amount what was paid out or paid in
 * @param scaled units of the borrow index minted (up) or burned (down)
 * @param before the debt right before, with interest up to the event; up
 * @param after the debt right after; up
 */
public record DebtMovement(Amount amount, BigInteger scaled, Amount before, Amount after) {

  public AssetId asset() {
    return amount.token().id();
  }
}
