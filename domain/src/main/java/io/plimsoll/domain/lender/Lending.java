package io.plimsoll.domain.lender;

import static io.plimsoll.domain.decision.Decision.accept;
import static io.plimsoll.domain.decision.Decision.reject;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.lender.LenderCommand.CollectTreasury;
import io.plimsoll.domain.lender.LenderCommand.CoverDeficit;
import io.plimsoll.domain.lender.LenderCommand.Stake;
import io.plimsoll.domain.lender.LenderCommand.StartCooldown;
import io.plimsoll.domain.lender.LenderCommand.Supply;
import io.plimsoll.domain.lender.LenderCommand.TransferShares;
import io.plimsoll.domain.lender.LenderCommand.Withdraw;
import io.plimsoll.domain.lender.LenderCommand.WithdrawStake;
import io.plimsoll.domain.lender.LenderEvent.DeficitBorne;
import io.plimsoll.domain.lender.LenderEvent.SharesReceived;
import io.plimsoll.domain.lender.LenderEvent.SharesSent;
import io.plimsoll.domain.lender.LenderEvent.Supplied;
import io.plimsoll.domain.lender.LenderEvent.Withdrawn;
import io.plimsoll.domain.lender.LenderRejection.BalanceExceeded;
import io.plimsoll.domain.lender.LenderRejection.NothingSupplied;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.market.Profile.Crumbs;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooSmall;
import io.plimsoll.domain.reserve.ReserveRejection.LiquidityShort;
import io.plimsoll.domain.reserve.ReserveRejection.NoDeficit;
import io.plimsoll.domain.reserve.ReserveRejection.SupplyCapExceeded;
import io.plimsoll.domain.reserve.Teller;

/** Decides what a lender asks for. No price is needed for any of it. */
record Lending(Book book, Facts facts) {

  Decision decide(LenderCommand command) {
    if (!(book.market() instanceof Market.Open market))
      return reject(new MarketUnknown(command.market()));
    if (!(book.reserve(command.asset()) instanceof Reserve.Listed listed))
      return reject(new AssetUnknown(command.market(), command.asset()));
    var reserve = listed.accruedTo(facts.now());
    return switch (command) {
      case Supply c -> supply(market, reserve, c);
      case Withdraw c -> withdraw(reserve, c);
      case TransferShares c -> transfer(reserve, c);
      case CoverDeficit c -> cover(reserve, c);
      case CollectTreasury c -> collect(c);
      case Stake c -> new Staking(book, facts).stake(reserve, c);
      case StartCooldown c -> new Staking(book, facts).startCooldown(reserve, c);
      case WithdrawStake c -> new Staking(book, facts).withdraw(reserve, c);
    };
  }

  private Decision supply(Market.Open market, Reserve.Listed reserve, Supply c) {
    var objection = reserve.objection(c.amount());
    if (objection.isPresent()) return reject(objection.get());
    var exchange = reserve.supplying(c.amount(), book.account(c.account()).sharesOf(c.asset()));
    var amount = exchange.amount();
    var shares = exchange.shares();
    if (shares.signum() == 0 && market.profile().crumbs() == Crumbs.REFUSED)
      return reject(new AmountTooSmall(amount));
    var closed = reserve.closed();
    if (closed.isPresent()) return reject(closed.get());
    var cap = reserve.terms().supplyCap();
    if (cap.isPresent() && reserve.broughtIn().plus(amount).exceeds(cap.get()))
      return reject(new SupplyCapExceeded(amount, reserve.broughtIn(), cap.get()));
    var draft = new Draft(book);
    new Teller(draft, facts.now()).supply(c.account(), amount, shares);
    return draft
        .note(new Supplied(c.market(), c.account(), amount, shares, facts.now()))
        .accepted();
  }

  private Decision withdraw(Reserve.Listed reserve, Withdraw c) {
    var objection = reserve.objection(c.amount());
    if (objection.isPresent()) return reject(objection.get());
    var had = book.account(c.account()).sharesOf(c.asset());
    var balance = reserve.claim(had);
    var exchange = reserve.withdrawing(c.amount(), had);
    var amount = exchange.amount();
    var shares = exchange.shares();
    if (shares.signum() == 0) return reject(new NothingSupplied(c.account()));
    if (shares.compareTo(had) > 0) return reject(new BalanceExceeded(c.account(), amount, balance));
    var standstill = reserve.standstill();
    if (standstill.isPresent()) return reject(standstill.get());
    if (amount.exceeds(reserve.liquidity()))
      return reject(new LiquidityShort(amount, reserve.liquidity()));
    var draft = new Draft(book);
    new Teller(draft, facts.now()).withdraw(c.account(), amount, shares);
    return draft
        .note(new Withdrawn(c.market(), c.account(), amount, shares, facts.now()))
        .accepted();
  }

  private Decision transfer(Reserve.Listed reserve, TransferShares c) {
    var objection = reserve.objection(c.amount()).or(reserve::standstill);
    if (objection.isPresent()) return reject(objection.get());
    var had = book.account(c.account()).sharesOf(c.asset());
    var balance = reserve.claim(had);
    var amount = reserve.amount(c.amount(), balance);
    if (amount.isZero()) return reject(new NothingSupplied(c.account()));
    if (amount.exceeds(balance)) return reject(new BalanceExceeded(c.account(), amount, balance));
    var shares =
        c.amount() instanceof Quantity.Shares(var count)
            ? count
            : reserve.sharesBurned(amount, had);
    if (shares.compareTo(had) > 0) return reject(new BalanceExceeded(c.account(), amount, balance));
    if (c.account().equals(c.to())) return accept();
    var draft = new Draft(book);
    new Teller(draft, facts.now()).transfer(c.account(), c.to(), amount, shares);
    return draft
        .note(new SharesSent(c.market(), c.account(), amount, shares, facts.now()))
        .note(new SharesReceived(c.market(), c.to(), amount, shares, facts.now()))
        .accepted();
  }

  /** Cut to the deficit. */
  private Decision cover(Reserve.Listed reserve, CoverDeficit c) {
    var objection = reserve.objection(c.amount());
    if (objection.isPresent()) return reject(objection.get());
    if (reserve.deficit().isZero()) return reject(new NoDeficit(c.asset()));
    var had = book.account(c.account()).sharesOf(c.asset());
    var balance = reserve.claim(had);
    var amount = reserve.amount(c.amount(), reserve.deficit()).min(reserve.deficit());
    if (amount.exceeds(balance)) return reject(new BalanceExceeded(c.account(), amount, balance));
    var shares = reserve.sharesBurned(amount, had);
    var draft = new Draft(book);
    new Teller(draft, facts.now()).cover(c.account(), amount, shares);
    return draft
        .note(new DeficitBorne(c.market(), c.account(), amount, shares, facts.now()))
        .accepted();
  }

  private Decision collect(CollectTreasury c) {
    var draft = new Draft(book);
    var teller = new Teller(draft, facts.now());
    if (teller.reserve(c.asset()).accrual().treasuryShares().signum() == 0) return accept();
    var shares = teller.collectTreasury(c.asset(), c.account());
    var worth = teller.accrued(c.asset()).claim(shares);
    return draft
        .note(new SharesReceived(c.market(), c.account(), worth, shares, facts.now()))
        .accepted();
  }
}
