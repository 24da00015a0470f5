package io.plimsoll.domain.keeper;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.keeper.KeeperEvent.BondAdded;
import io.plimsoll.domain.keeper.KeeperEvent.BondSlashed;
import io.plimsoll.domain.keeper.KeeperEvent.EscrowPaid;
import io.plimsoll.domain.keeper.KeeperEvent.EscrowReleased;
import io.plimsoll.domain.keeper.KeeperEvent.FundsCredited;
import io.plimsoll.domain.keeper.KeeperEvent.FundsDeposited;
import io.plimsoll.domain.keeper.KeeperEvent.FundsEscrowed;
import io.plimsoll.domain.keeper.KeeperEvent.FundsPaid;
import io.plimsoll.domain.keeper.KeeperEvent.FundsWithdrawn;
import io.plimsoll.domain.keeper.KeeperEvent.KeeperDeparted;
import io.plimsoll.domain.keeper.KeeperEvent.KeeperRegistered;
import io.plimsoll.domain.keeper.KeeperRejection.BondTooSmall;
import io.plimsoll.domain.keeper.KeeperRejection.FundsShort;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.market.KeeperTerms;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import java.util.Collections;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A keeper in one market. */
public sealed interface Keeper extends StreamState {

  record Unregistered() implements Keeper {}

  /** Was a keeper, has nothing here any more, and may come again. */
  record Departed(KeeperId id) implements Keeper {}

  /**
   * @param bond what is lost when a claim is not honoured
   * @param funds free to pay with or to take out; no entry is zero
   * @param escrow what is open, by reference, with the part of the funds set aside for it; zero for
   *     a claim that nothing was set aside for
   */
  record Registered(
      KeeperId id, Amount bond, SortedMap<AssetId, Amount> funds, SortedMap<String, Amount> escrow)
      implements Keeper {

    public Registered {
      funds = Collections.unmodifiableSortedMap(new TreeMap<>(funds));
      escrow = Collections.unmodifiableSortedMap(new TreeMap<>(escrow));
    }

    public Amount fundsOf(Token token) {
      return funds.getOrDefault(token.id(), token.zero());
    }

    /** Bond, funds and escrow together, by asset; no entry is zero. */
    public SortedMap<AssetId, Amount> held() {
      var held = new TreeMap<AssetId, Amount>();
      Stream.concat(
              Stream.of(bond), Stream.concat(funds.values().stream(), escrow.values().stream()))
          .filter(amount -> !amount.isZero())
          .forEach(amount -> held.merge(amount.token().id(), amount, Amount::plus));
      return held;
    }

    /** What is claimed and not paid for, by name: nothing is set aside for it. */
    public Optional<String> claim() {
      return escrow.entrySet().stream()
          .filter(open -> open.getValue().isZero())
          .map(Entry::getKey)
          .findFirst();
    }

    /** Why the free funds cannot pay an amount. */
    public Optional<KeeperRejection> objection(Amount amount) {
      var available = fundsOf(amount.token());
      return amount.exceeds(available)
          ? Optional.of(new FundsShort(id, amount, available))
          : Optional.empty();
    }

    /** Why the bond, after what was lost of it, is too small to claim anything. */
    public Optional<KeeperRejection> objection(KeeperTerms terms) {
      var minimum = terms.leastBond(bond.token());
      return minimum.exceeds(bond)
          ? Optional.of(new BondTooSmall(id, bond, minimum))
          : Optional.empty();
    }

    private Registered bonded(Amount changed) {
      return new Registered(id, changed, funds, escrow);
    }

    private Registered plus(Amount amount) {
      return with(fundsOf(amount.token()).plus(amount));
    }

    private Registered minus(Amount amount) {
      return with(fundsOf(amount.token()).minus(amount));
    }

    private Registered with(Amount free) {
      var after = new TreeMap<>(funds);
      after.put(free.token().id(), free);
      after.values().removeIf(Amount::isZero);
      return new Registered(id, bond, after, escrow);
    }

    private Registered opened(String reference, Amount amount) {
      var after = new TreeMap<>(escrow);
      if (after.putIfAbsent(reference, amount) != null)
        throw new IllegalStateException(reference + " of keeper " + id + " is open already");
      return new Registered(id, bond, funds, after);
    }

    private Registered closed(String reference, Amount amount) {
      var after = new TreeMap<>(escrow);
      if (!after.remove(reference, amount))
        throw new IllegalStateException(
            "Not %s but %s lies with %s of keeper %s"
                .formatted(amount, escrow.get(reference), reference, id));
      return new Registered(id, bond, funds, after);
    }
  }

  static Decision decide(Book book, KeeperCommand command, Facts facts) {
    return new Keeping(book, facts).decide(command);
  }

  static Keeper evolve(Keeper keeper, KeeperEvent event) {
    if (event instanceof KeeperRegistered(_, var id, var bond, _))
      return new Registered(id, bond, new TreeMap<>(), new TreeMap<>());
    if (!(keeper instanceof Registered registered))
      throw new IllegalStateException(event + " cannot follow " + keeper);
    return switch (event) {
      case KeeperRegistered _ ->
          throw new IllegalStateException(event + " cannot follow " + keeper);
      case BondAdded e -> registered.bonded(registered.bond.plus(e.amount()));
      case BondSlashed e -> registered.bonded(registered.bond.minus(e.amount()));
      case FundsDeposited e -> registered.plus(e.amount());
      case FundsWithdrawn e -> registered.minus(e.amount());
      case FundsPaid e -> registered.minus(e.amount());
      case FundsCredited e -> registered.plus(e.amount());
      case FundsEscrowed e -> registered.minus(e.amount()).opened(e.reference(), e.amount());
      case EscrowReleased e -> registered.closed(e.reference(), e.amount()).plus(e.amount());
      case EscrowPaid e ->
          registered.closed(e.reference(), e.paid().plus(e.returned())).plus(e.returned());
      case KeeperDeparted e -> new Departed(e.keeper());
    };
  }
}
