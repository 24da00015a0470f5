package io.plimsoll.domain.lender;

import static io.plimsoll.domain.decision.Decision.reject;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.lender.LenderCommand.Supply;
import io.plimsoll.domain.lender.LenderCommand.Withdraw;
import io.plimsoll.domain.lender.LenderEvent.Supplied;
import io.plimsoll.domain.lender.LenderEvent.Withdrawn;
import io.plimsoll.domain.lender.LenderRejection.BalanceExceeded;
import io.plimsoll.domain.lender.LenderRejection.NothingSupplied;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooSmall;
import io.plimsoll.domain.reserve.ReserveRejection.LiquidityShort;
import io.plimsoll.domain.reserve.ReserveRejection.SupplyCapExceeded;
import io.plimsoll.domain.reserve.Teller;
import java.math.BigInteger;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A lender's shares in one market.
 *
 * @param shares of each reserve's liquidity index; no entry is ever zero
 */
public record LenderAccount(SortedMap<AssetId, BigInteger> shares) implements StreamState {

  public static final LenderAccount EMPTY = new LenderAccount(new TreeMap<>());

  public LenderAccount {
    shares = Collections.unmodifiableSortedMap(new TreeMap<>(shares));
  }

  public BigInteger sharesOf(AssetId asset) {
    return shares.getOrDefault(asset, BigInteger.ZERO);
  }

  /** What the account can ask for, with interest up to the reserve's last touch; down. */
  public Amount balance(Reserve.Listed reserve) {
    return reserve
        .asset()
        .units(
            reserve.accrual().liquidityIndex().of(sharesOf(reserve.asset().id()), Rounding.DOWN));
  }

  public static Decision decide(Book book, LenderCommand command, Facts facts) {
    if (!(book.market() instanceof Market.Open)) return reject(new MarketUnknown(command.market()));
    if (!(book.reserve(command.asset()) instanceof Reserve.Listed reserve))
      return reject(new AssetUnknown(command.market(), command.asset()));
    return switch (command) {
      case Supply c -> supply(book, reserve, c, facts);
      case Withdraw c -> withdraw(book, reserve, c, facts);
    };
  }

  private static Decision supply(Book book, Reserve.Listed reserve, Supply c, Facts facts) {
    var objection = reserve.objection(c.amount());
    if (objection.isPresent()) return reject(objection.get());
    var amount = reserve.amount(c.amount(), reserve.asset().zero());
    var accrued = reserve.accruedTo(facts.now());
    var shares = accrued.accrual().liquidityIndex().scale(amount.units(), Rounding.DOWN);
    if (shares.signum() == 0) return reject(new AmountTooSmall(amount));
    var cap = accrued.terms().supplyCap();
    if (cap.isPresent() && accrued.broughtIn().plus(amount).exceeds(cap.get()))
      return reject(new SupplyCapExceeded(amount, accrued.broughtIn(), cap.get()));
    var draft = new Draft(book);
    new Teller(draft, facts.now()).supply(c.account(), amount, shares);
    return draft
        .note(new Supplied(c.market(), c.account(), amount, shares, facts.now()))
        .accepted();
  }

  private static Decision withdraw(Book book, Reserve.Listed reserve, Withdraw c, Facts facts) {
    var objection = reserve.objection(c.amount());
    if (objection.isPresent()) return reject(objection.get());
    var account = book.account(c.account());
    var accrued = reserve.accruedTo(facts.now());
    var balance = account.balance(accrued);
    var amount = reserve.amount(c.amount(), balance);
    if (amount.isZero()) return reject(new NothingSupplied(c.account()));
    if (amount.exceeds(balance)) return reject(new BalanceExceeded(c.account(), amount, balance));
    if (amount.exceeds(accrued.cash())) return reject(new LiquidityShort(amount, accrued.cash()));
    var had = account.sharesOf(c.asset());
    var shares =
        c.amount() instanceof Quantity.Everything
            ? had
            : accrued.accrual().liquidityIndex().scale(amount.units(), Rounding.UP).min(had);
    var draft = new Draft(book);
    new Teller(draft, facts.now()).withdraw(c.account(), amount, shares);
    return draft
        .note(new Withdrawn(c.market(), c.account(), amount, shares, facts.now()))
        .accepted();
  }

  public static LenderAccount evolve(LenderAccount account, LenderEvent event) {
    return switch (event) {
      case Supplied(_, _, var amount, var shares, _) -> account.with(amount.token().id(), shares);
      case Withdrawn(_, _, var amount, var shares, _) ->
          account.with(amount.token().id(), shares.negate());
    };
  }

  private LenderAccount with(AssetId asset, BigInteger change) {
    var after = new TreeMap<>(shares);
    after.merge(asset, change, BigInteger::add);
    if (after.getOrDefault(asset, BigInteger.ZERO).signum() < 0)
      throw new IllegalStateException("Shares of " + asset + " fell below zero");
    after.values().removeIf(left -> left.signum() == 0);
    return new LenderAccount(after);
  }
}
