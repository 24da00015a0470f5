package io.plimsoll.domain.lender;

import static io.plimsoll.domain.decision.Decision.reject;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.lender.LenderCommand.Stake;
import io.plimsoll.domain.lender.LenderCommand.StartCooldown;
import io.plimsoll.domain.lender.LenderCommand.WithdrawStake;
import io.plimsoll.domain.lender.LenderEvent.CooldownStarted;
import io.plimsoll.domain.lender.LenderEvent.StakeWithdrawn;
import io.plimsoll.domain.lender.LenderEvent.Staked;
import io.plimsoll.domain.lender.LenderRejection.CooldownNotStarted;
import io.plimsoll.domain.lender.LenderRejection.NothingStaked;
import io.plimsoll.domain.lender.LenderRejection.StakeCooling;
import io.plimsoll.domain.lender.LenderRejection.StakeExceeded;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooSmall;
import io.plimsoll.domain.reserve.ReserveRejection.BackstopNotConfigured;
import io.plimsoll.domain.reserve.Teller;
import java.math.BigInteger;

/** Decides what is staked for the losses of a reserve, and taken out again after the cooldown. */
record Staking(Book book, Facts facts) {

  /** Some of a stake: an amount, and the shares it costs, up. */
  private record Part(Amount amount, BigInteger shares) {}

  Decision stake(Reserve.Listed reserve, Stake c) {
    var objection = reserve.objection(c.amount());
    if (objection.isPresent()) return reject(objection.get());
    if (!reserve.terms().losses().isBackstopped())
      return reject(new BackstopNotConfigured(c.asset()));
    var closed = reserve.closed();
    if (closed.isPresent()) return reject(closed.get());
    var amount = reserve.amount(c.amount(), reserve.asset().zero());
    var shares = reserve.losses().backstop().minted(amount.units());
    if (shares.signum() == 0) return reject(new AmountTooSmall(amount));
    var draft = new Draft(book);
    new Teller(draft, facts.now()).stake(c.account(), amount, shares);
    return draft.note(new Staked(c.market(), c.account(), amount, shares, facts.now())).accepted();
  }

  /** No money moves, so that a pause does not stop the clock. */
  Decision startCooldown(Reserve.Listed reserve, StartCooldown c) {
    var objection = reserve.objection(c.amount());
    if (objection.isPresent()) return reject(objection.get());
    var stake = book.account(c.account()).stakeIn(c.asset());
    var staked = stake.worth(reserve);
    if (staked.isZero()) return reject(new NothingStaked(c.account()));
    var part = part(reserve, c.amount(), staked, stake.shares());
    if (part.amount().exceeds(staked))
      return reject(new StakeExceeded(c.account(), part.amount(), staked));
    var until = facts.now().plus(reserve.terms().losses().backstopCooldown());
    return new Draft(book)
        .note(
            new CooldownStarted(
                c.market(), c.account(), part.amount(), part.shares(), until, facts.now()))
        .accepted();
  }

  /** From the moment on at which the cooldown ends; never more than was announced. */
  Decision withdraw(Reserve.Listed reserve, WithdrawStake c) {
    var objection = reserve.objection(c.amount()).or(reserve::standstill);
    if (objection.isPresent()) return reject(objection.get());
    var stake = book.account(c.account()).stakeIn(c.asset());
    if (stake.worth(reserve).isZero()) return reject(new NothingStaked(c.account()));
    if (stake.cooldown().isEmpty()) return reject(new CooldownNotStarted(c.account()));
    var cooling = stake.cooldown().get();
    if (facts.now().isBefore(cooling.until()))
      return reject(new StakeCooling(c.account(), cooling.until()));
    var cooled = stake.cooling(reserve);
    if (cooled.isZero()) return reject(new NothingStaked(c.account()));
    var part = part(reserve, c.amount(), cooled, cooling.shares());
    if (part.amount().exceeds(cooled))
      return reject(new StakeExceeded(c.account(), part.amount(), cooled));
    var draft = new Draft(book);
    new Teller(draft, facts.now()).returnStake(c.account(), part.amount(), part.shares());
    return draft
        .note(
            new StakeWithdrawn(c.market(), c.account(), part.amount(), part.shares(), facts.now()))
        .accepted();
  }

  private static Part part(
      Reserve.Listed reserve, Quantity quantity, Amount everything, BigInteger all) {
    var amount = reserve.amount(quantity, everything);
    var shares = reserve.losses().backstop().burned(amount.units()).min(all);
    return new Part(amount, quantity instanceof Quantity.Everything ? all : shares);
  }
}
