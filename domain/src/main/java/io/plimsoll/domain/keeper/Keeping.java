package io.plimsoll.domain.keeper;

import static io.plimsoll.domain.decision.Decision.reject;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.keeper.Keeper.Registered;
import io.plimsoll.domain.keeper.KeeperCommand.AddBond;
import io.plimsoll.domain.keeper.KeeperCommand.DepositFunds;
import io.plimsoll.domain.keeper.KeeperCommand.LeaveMarket;
import io.plimsoll.domain.keeper.KeeperCommand.RegisterKeeper;
import io.plimsoll.domain.keeper.KeeperCommand.WithdrawFunds;
import io.plimsoll.domain.keeper.KeeperEvent.BondAdded;
import io.plimsoll.domain.keeper.KeeperEvent.FundsDeposited;
import io.plimsoll.domain.keeper.KeeperEvent.FundsWithdrawn;
import io.plimsoll.domain.keeper.KeeperEvent.KeeperDeparted;
import io.plimsoll.domain.keeper.KeeperEvent.KeeperRegistered;
import io.plimsoll.domain.keeper.KeeperRejection.BondTooSmall;
import io.plimsoll.domain.keeper.KeeperRejection.EscrowOpen;
import io.plimsoll.domain.keeper.KeeperRejection.FundsShort;
import io.plimsoll.domain.keeper.KeeperRejection.KeeperAlreadyRegistered;
import io.plimsoll.domain.keeper.KeeperRejection.KeeperNameReserved;
import io.plimsoll.domain.keeper.KeeperRejection.KeeperUnknown;
import io.plimsoll.domain.keeper.KeeperRejection.KeepersNotAdmitted;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.market.KeeperTerms;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooSmall;
import io.plimsoll.domain.reserve.Teller;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Decides what a keeper asks for. No price is needed for any of it. */
record Keeping(Book book, Facts facts) {

  /** Who sells for the market, and who takes what it earns. */
  private static final Set<String> RESERVED = Set.of("desk", "treasury");

  Decision decide(KeeperCommand command) {
    if (!(book.market() instanceof Market.Open market))
      return reject(new MarketUnknown(command.market()));
    if (market.terms().keepers().isEmpty()) return reject(new KeepersNotAdmitted(market.id()));
    var terms = market.terms().keepers().get();
    var keeper = book.keeper(command.keeper());
    if (command instanceof RegisterKeeper c)
      return keeper instanceof Registered
          ? reject(new KeeperAlreadyRegistered(c.keeper()))
          : register(terms, c);
    if (!(keeper instanceof Registered registered))
      return reject(new KeeperUnknown(market.id(), command.keeper()));
    return switch (command) {
      case RegisterKeeper c -> reject(new KeeperAlreadyRegistered(c.keeper()));
      case AddBond c ->
          bring(
              c.keeper(),
              terms.bondAsset(),
              c.amount(),
              amount -> new BondAdded(c.market(), c.keeper(), amount, facts.now()));
      case DepositFunds c ->
          bring(
              c.keeper(),
              c.asset(),
              c.amount(),
              amount -> new FundsDeposited(c.market(), c.keeper(), amount, facts.now()));
      case WithdrawFunds c -> withdraw(registered, c);
      case LeaveMarket c -> leave(registered, c);
    };
  }

  private Decision register(KeeperTerms terms, RegisterKeeper c) {
    if (RESERVED.contains(c.keeper().text())) return reject(new KeeperNameReserved(c.keeper()));
    if (book.reserve(terms.bondAsset()) instanceof Reserve.Listed reserve
        && reserve.objection(c.bond()).isEmpty()) {
      var bond = reserve.amount(c.bond(), reserve.asset().zero());
      var minimum = terms.leastBond(reserve.asset());
      if (minimum.exceeds(bond)) return reject(new BondTooSmall(c.keeper(), bond, minimum));
    }
    return bring(
        c.keeper(),
        terms.bondAsset(),
        c.bond(),
        bond -> new KeeperRegistered(c.market(), c.keeper(), bond, facts.now()));
  }

  private Decision bring(
      KeeperId keeper, AssetId asset, Quantity quantity, Function<Amount, KeeperEvent> event) {
    if (!(book.reserve(asset) instanceof Reserve.Listed reserve))
      return reject(new AssetUnknown(book.id(), asset));
    var objection = reserve.objection(quantity);
    if (objection.isPresent()) return reject(objection.get());
    var amount = reserve.amount(quantity, reserve.asset().zero());
    if (amount.isZero()) return reject(new AmountTooSmall(amount));
    var standstill = reserve.standstill();
    if (standstill.isPresent()) return reject(standstill.get());
    var draft = new Draft(book);
    new Teller(draft, facts.now()).keep(keeper, amount);
    return draft.note(event.apply(amount)).accepted();
  }

  private Decision withdraw(Registered keeper, WithdrawFunds c) {
    if (!(book.reserve(c.asset()) instanceof Reserve.Listed reserve))
      return reject(new AssetUnknown(c.market(), c.asset()));
    var objection = reserve.objection(c.amount());
    if (objection.isPresent()) return reject(objection.get());
    var available = keeper.fundsOf(reserve.asset());
    var amount = reserve.amount(c.amount(), available);
    if (amount.isZero() || amount.exceeds(available))
      return reject(new FundsShort(c.keeper(), amount, available));
    var standstill = reserve.standstill();
    if (standstill.isPresent()) return reject(standstill.get());
    var draft = new Draft(book);
    new Teller(draft, facts.now()).handOut(c.keeper(), amount);
    return draft.note(new FundsWithdrawn(c.market(), c.keeper(), amount, facts.now())).accepted();
  }

  private Decision leave(Registered keeper, LeaveMarket c) {
    if (!keeper.escrow().isEmpty()) {
      var open = keeper.escrow().firstEntry();
      return reject(new EscrowOpen(c.keeper(), open.getKey(), open.getValue()));
    }
    var paidOut = List.copyOf(keeper.held().values());
    var draft = new Draft(book);
    var teller = new Teller(draft, facts.now());
    for (var amount : paidOut) {
      Optional<Rejection> standstill = teller.reserve(amount.token().id()).standstill();
      if (standstill.isPresent()) return reject(standstill.get());
      teller.handOut(c.keeper(), amount);
    }
    return draft.note(new KeeperDeparted(c.market(), c.keeper(), paidOut, facts.now())).accepted();
  }
}
