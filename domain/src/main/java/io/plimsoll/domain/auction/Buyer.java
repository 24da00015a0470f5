package io.plimsoll.domain.auction;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.keeper.Keeper;
import io.plimsoll.domain.keeper.KeeperRejection.KeeperUnknown;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.market.KeeperTerms;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.money.Amount;
import java.util.Optional;

/**
 * A keeper who takes from an auction with money that the desk holds. Where a market admits keepers,
 * nobody else takes; where it does not, payment and delivery are the caller's, as in a call.
 */
record Buyer(Keeper.Registered keeper, KeeperTerms terms) {

  /** Empty where the market admits no keepers, or this one is not registered. */
  static Optional<Buyer> of(Book book, Market.Open market, KeeperId id) {
    return market
        .terms()
        .keepers()
        .flatMap(
            terms ->
                book.keeper(id) instanceof Keeper.Registered keeper
                    ? Optional.of(new Buyer(keeper, terms))
                    : Optional.empty());
  }

  /** Why somebody may not take at all: the market admits keepers, and does not know this one. */
  static Optional<Rejection> stranger(Book book, Market.Open market, KeeperId id) {
    return market.terms().keepers().isPresent() && of(book, market, id).isEmpty()
        ? Optional.of(new KeeperUnknown(market.id(), id))
        : Optional.empty();
  }

  /** Why the keeper cannot pay so much: its bond has become too small, or its funds are. */
  Optional<Rejection> objection(Amount payment) {
    return keeper.objection(terms).or(() -> keeper.objection(payment)).map(rejection -> rejection);
  }
}
