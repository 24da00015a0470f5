package io.plimsoll.adapter.persistence.jpa.ledger;

import io.plimsoll.application.history.EventType;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.ledger.Journal;
import io.plimsoll.domain.ledger.Party;
import io.plimsoll.domain.ledger.Posting;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotAuctioned;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.reserve.ReserveEvent;
import io.plimsoll.domain.reserve.ReserveEvent.BackstopReturned;
import io.plimsoll.domain.reserve.ReserveEvent.BackstopStaked;
import io.plimsoll.domain.reserve.ReserveEvent.BondForfeited;
import io.plimsoll.domain.reserve.ReserveEvent.ClaimHandedOver;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralReceived;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralReleased;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralSeized;
import io.plimsoll.domain.reserve.ReserveEvent.DebtAbsorbed;
import io.plimsoll.domain.reserve.ReserveEvent.DebtPaid;
import io.plimsoll.domain.reserve.ReserveEvent.DeficitBooked;
import io.plimsoll.domain.reserve.ReserveEvent.DeficitBorne;
import io.plimsoll.domain.reserve.ReserveEvent.DeficitCovered;
import io.plimsoll.domain.reserve.ReserveEvent.FeeEarned;
import io.plimsoll.domain.reserve.ReserveEvent.InterestAccrued;
import io.plimsoll.domain.reserve.ReserveEvent.IsolatedDebtMoved;
import io.plimsoll.domain.reserve.ReserveEvent.KeeperFundsReceived;
import io.plimsoll.domain.reserve.ReserveEvent.KeeperFundsReleased;
import io.plimsoll.domain.reserve.ReserveEvent.LiquidityBorrowed;
import io.plimsoll.domain.reserve.ReserveEvent.LiquiditySupplied;
import io.plimsoll.domain.reserve.ReserveEvent.LiquidityWithdrawn;
import io.plimsoll.domain.reserve.ReserveEvent.LossShared;
import io.plimsoll.domain.reserve.ReserveEvent.OfAmount;
import io.plimsoll.domain.reserve.ReserveEvent.PledgeRedeemed;
import io.plimsoll.domain.reserve.ReserveEvent.RaisingEnded;
import io.plimsoll.domain.reserve.ReserveEvent.RaisingStarted;
import io.plimsoll.domain.reserve.ReserveEvent.ReserveOpened;
import io.plimsoll.domain.reserve.ReserveEvent.ReservesContributed;
import io.plimsoll.domain.reserve.ReserveEvent.ReservesWithdrawn;
import io.plimsoll.domain.reserve.ReserveEvent.StockPaid;
import io.plimsoll.domain.reserve.ReserveEvent.StockSold;
import io.plimsoll.domain.reserve.ReserveEvent.SurplusCredited;
import io.plimsoll.domain.reserve.ReserveEvent.TermsChanged;
import io.plimsoll.domain.reserve.ReserveEvent.TreasuryCollected;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/** What is posted for an event, and under which name. */
final class Bookkeeping {

  private Bookkeeping() {}

  static boolean isPosted(Event event) {
    return event instanceof ReserveEvent
        || event instanceof CollateralCalled
        || event instanceof LotAuctioned;
  }

  /** Whose sub-accounts some events may be posted to. */
  static List<SubBalances.Holder> holders(List<Recorded> events) {
    return events.stream()
        .map(Recorded::event)
        .flatMap(
            event ->
                parties(event).map(party -> new SubBalances.Holder(event.stream().market(), party)))
        .distinct()
        .toList();
  }

  private static Stream<Party> parties(Event event) {
    return switch (event) {
      case CollateralReceived e -> Stream.of(Party.of(e.loan()));
      case CollateralReleased e -> Stream.of(Party.of(e.loan()));
      case KeeperFundsReceived e -> Stream.of(Party.of(e.keeper()));
      case KeeperFundsReleased e -> Stream.of(Party.of(e.keeper()));
      case BondForfeited e -> Stream.of(Party.of(e.keeper()));
      case ReserveEvent e -> e.change().stakes().stream().map(Journal::party);
      case CollateralCalled e -> Stream.of(Party.of(e.keeper()));
      case LotAuctioned e ->
          Stream.concat(
              Stream.of(Party.of(e.keeper())),
              e.rewards().stream().map(reward -> Party.of(reward.keeper())));
      default -> Stream.empty();
    };
  }

  static void post(JournalWriter writer, Recorded recorded) {
    switch (recorded.event()) {
      case ReserveEvent event -> {
        if (event instanceof ReserveOpened opened) writer.list(opened.market(), opened.token());
        var token = token(writer, event);
        var booked = writer.booked(event.market(), token);
        post(
            writer,
            recorded,
            event.market(),
            reference(event),
            Journal.postings(event, token, booked));
      }
      case CollateralCalled event ->
          post(writer, recorded, event.market(), event.keeper().text(), Journal.postings(event));
      case LotAuctioned event ->
          post(writer, recorded, event.market(), event.keeper().text(), Journal.postings(event));
      default -> throw new IllegalStateException(recorded.event() + " moves no value");
    }
  }

  private static void post(
      JournalWriter writer,
      Recorded recorded,
      MarketId market,
      String reference,
      List<Posting> postings) {
    var event = recorded.event();
    requireBalanced(event.stream(), recorded.version(), postings);
    writer.post(
        new JournalWriter.Source(
            market,
            event.at(),
            event.stream().text(),
            recorded.version(),
            EventType.of(event).storedName(),
            reference),
        postings);
  }

  static void requireBalanced(StreamId stream, long version, List<Posting> postings) {
    for (var token : postings.stream().map(one -> one.amount().token()).distinct().toList()) {
      var debits = side(postings, token, true);
      var credits = side(postings, token, false);
      if (!debits.equals(credits))
        throw new IllegalStateException(
            "Version %d of %s posts %s on the debit side and %s on the credit side"
                .formatted(version, stream, debits, credits));
    }
  }

  private static BigInteger side(List<Posting> postings, Token token, boolean debit) {
    return postings.stream()
        .filter(posting -> posting.debit() == debit && posting.amount().token().equals(token))
        .map(posting -> posting.amount().units())
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static Token token(JournalWriter writer, ReserveEvent event) {
    return switch (event) {
      case ReserveOpened e -> e.token();
      case TermsChanged _,
          InterestAccrued _,
          IsolatedDebtMoved _,
          RaisingStarted _,
          RaisingEnded _ ->
          writer.listed(event.market(), event.asset());
      case ClaimHandedOver e -> e.worth().token();
      case OfAmount e -> e.amount().token();
    };
  }

  /** The loan, account or keeper behind a movement; nobody stands behind interest as such. */
  private static String reference(ReserveEvent event) {
    return switch (event) {
      case ReserveOpened _,
          TermsChanged _,
          InterestAccrued _,
          DeficitBorne _,
          ReservesContributed _,
          ReservesWithdrawn _ ->
          "";
      case LiquiditySupplied e -> e.account().text();
      case LiquidityWithdrawn e -> e.account().text();
      case LiquidityBorrowed e -> e.loan().text();
      case DebtPaid e -> e.loan().text();
      case DeficitBooked e -> e.loan().text();
      case LossShared e -> e.loan().text();
      case DeficitCovered e -> e.account().text();
      case BackstopStaked e -> e.account().text();
      case BackstopReturned e -> e.account().text();
      case TreasuryCollected e -> e.account().text();
      case PledgeRedeemed e -> e.loan().text();
      case IsolatedDebtMoved e -> e.loan().text();
      case RaisingStarted e -> e.auction().text();
      case RaisingEnded e -> e.auction().text();
      case ClaimHandedOver e -> e.change().stakes().getFirst().holder();
      case FeeEarned e -> e.loan().text();
      case CollateralReceived e -> e.loan().text();
      case CollateralReleased e -> e.loan().text();
      case CollateralSeized e -> e.loan().text();
      case DebtAbsorbed e -> e.loan().text();
      case SurplusCredited e -> e.account().text();
      case StockSold e -> e.keeper().text();
      case StockPaid e -> e.keeper().text();
      case KeeperFundsReceived e -> e.keeper().text();
      case KeeperFundsReleased e -> e.keeper().text();
      case BondForfeited e -> e.keeper().text();
    };
  }
}
