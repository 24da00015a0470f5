package io.plimsoll.domain.market;

import static io.plimsoll.domain.decision.Decision.accept;
import static io.plimsoll.domain.decision.Decision.reject;

import io.plimsoll.domain.auction.AuctionRejection.AuctionsUnderWay;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.loss.Waterfall;
import io.plimsoll.domain.market.MarketCommand.AccrueInterest;
import io.plimsoll.domain.market.MarketCommand.ContributeReserves;
import io.plimsoll.domain.market.MarketCommand.DefineCategory;
import io.plimsoll.domain.market.MarketCommand.ListAsset;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketCommand.PricingCommand;
import io.plimsoll.domain.market.MarketCommand.ResumeVenue;
import io.plimsoll.domain.market.MarketCommand.SettleDeficit;
import io.plimsoll.domain.market.MarketCommand.SuspendVenue;
import io.plimsoll.domain.market.MarketCommand.VenueCommand;
import io.plimsoll.domain.market.MarketCommand.WithdrawReserves;
import io.plimsoll.domain.market.MarketEvent.AssetListed;
import io.plimsoll.domain.market.MarketEvent.CategoryDefined;
import io.plimsoll.domain.market.MarketEvent.MarketOpened;
import io.plimsoll.domain.market.MarketEvent.PricingEvent;
import io.plimsoll.domain.market.MarketEvent.VenueEvent;
import io.plimsoll.domain.market.MarketEvent.VenueResumed;
import io.plimsoll.domain.market.MarketEvent.VenueSuspended;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.market.MarketRejection.DecimalsFixed;
import io.plimsoll.domain.market.MarketRejection.MarketAlreadyOpen;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.market.MarketRejection.ReservesShort;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.oracle.policy.PriceRules;
import io.plimsoll.domain.reserve.BalanceChange;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveEvent.ReserveOpened;
import io.plimsoll.domain.reserve.ReserveEvent.TermsChanged;
import io.plimsoll.domain.reserve.ReserveRejection.LiquidityShort;
import io.plimsoll.domain.reserve.ReserveTerms;
import io.plimsoll.domain.reserve.Teller;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A ring-fenced book: its base currency, its terms and the assets it lists. A loss in one market
 * never reaches another.
 */
public sealed interface Market extends StreamState {

  record Unopened() implements Market {}

  record Open(
      MarketId id,
      Token base,
      MarketTerms terms,
      SortedMap<AssetId, Token> assets,
      SortedMap<CategoryId, Category> categories,
      PriceRules prices,
      SortedSet<VenueId> suspended)
      implements Market {

    public Open {
      assets = Collections.unmodifiableSortedMap(new TreeMap<>(assets));
      categories = Collections.unmodifiableSortedMap(new TreeMap<>(categories));
      suspended = Collections.unmodifiableSortedSet(new TreeSet<>(suspended));
    }

    public Profile profile() {
      return terms.profile();
    }

    Open with(PriceRules prices) {
      return new Open(id, base, terms, assets, categories, prices, suspended);
    }

    private Open with(VenueId venue, boolean isSuspended) {
      var changed = new TreeSet<>(suspended);
      if (isSuspended) changed.add(venue);
      else changed.remove(venue);
      return new Open(id, base, terms, assets, categories, prices, changed);
    }

    public Optional<Category> category(CategoryId id) {
      return Optional.ofNullable(categories.get(id));
    }

    /** How a reserve's asset counts as collateral of a loan with or without a category. */
    public RiskWeights weights(Reserve.Listed reserve, Optional<CategoryId> chosen) {
      return chosen
          .flatMap(this::category)
          .filter(category -> category.collateral().contains(reserve.asset().id()))
          .map(category -> category.weights(reserve.asset().id()))
          .orElseGet(reserve.terms()::weights);
    }
  }

  static Decision decide(Book book, MarketCommand command, Facts facts) {
    return switch (command) {
      case OpenMarket c when book.market() instanceof Unopened ->
          c.terms()
              .objection(c.market())
              .map(Decision::reject)
              .orElseGet(
                  () -> accept(new MarketOpened(c.market(), c.base(), c.terms(), facts.now())));
      case OpenMarket c -> reject(new MarketAlreadyOpen(c.market()));
      case ListAsset c when book.market() instanceof Open market -> list(book, market, c, facts);
      case ListAsset c -> reject(new MarketUnknown(c.market()));
      case AccrueInterest c when book.reserve(c.asset()) instanceof Reserve.Listed -> {
        var draft = new Draft(book);
        new Teller(draft, facts.now()).accrue(c.asset());
        yield draft.accepted();
      }
      case AccrueInterest c -> reject(new AssetUnknown(c.market(), c.asset()));
      case ContributeReserves c when book.reserve(c.asset()) instanceof Reserve.Listed reserve ->
          contribute(book, reserve, c, facts);
      case ContributeReserves c -> reject(new AssetUnknown(c.market(), c.asset()));
      case WithdrawReserves c when book.reserve(c.asset()) instanceof Reserve.Listed reserve ->
          withdraw(book, reserve, c, facts);
      case WithdrawReserves c -> reject(new AssetUnknown(c.market(), c.asset()));
      case SettleDeficit c when book.reserve(c.asset()) instanceof Reserve.Listed reserve ->
          Waterfall.decide(book, reserve.accruedTo(facts.now()), c, facts);
      case SettleDeficit c -> reject(new AssetUnknown(c.market(), c.asset()));
      case DefineCategory c when book.market() instanceof Open market -> define(market, c, facts);
      case DefineCategory c -> reject(new MarketUnknown(c.market()));
      case PricingCommand c when book.market() instanceof Open market ->
          new PriceRuling(market, facts).decide(c);
      case PricingCommand c -> reject(new MarketUnknown(c.market()));
      case SuspendVenue c when book.market() instanceof Open market ->
          market.suspended().contains(c.venue())
              ? accept()
              : accept(
                  new VenueSuspended(c.market(), c.venue(), c.order(), c.reason(), facts.now()));
      case ResumeVenue c when book.market() instanceof Open market ->
          market.suspended().contains(c.venue())
              ? accept(new VenueResumed(c.market(), c.venue(), c.reason(), facts.now()))
              : accept();
      case VenueCommand c -> reject(new MarketUnknown(c.market()));
    };
  }

  /**
   * New terms apply from now on: where they change the interest, what has run up to now is booked
   * under the old ones. Terms that change nothing are no event.
   */
  private static Decision list(Book book, Open market, ListAsset c, Facts facts) {
    var objection = ReserveTerms.objection(c.terms(), market.profile());
    if (objection.isPresent()) return reject(objection.get());
    return switch (book.reserve(c.asset().id())) {
      case Reserve.Unlisted _ ->
          accept(
              new AssetListed(c.market(), c.asset(), facts.now()),
              new ReserveOpened(
                  c.market(),
                  c.asset(),
                  c.terms(),
                  Reserve.opening(c.asset(), c.terms(), market.profile().counting(), facts.now())
                      .accrual(),
                  facts.now()));
      case Reserve.Listed reserve when reserve.asset().decimals() != c.asset().decimals() ->
          reject(
              new DecimalsFixed(c.asset().id(), c.asset().decimals(), reserve.asset().decimals()));
      case Reserve.Listed reserve when reserve.terms().equals(c.terms()) -> accept();
      case Reserve.Listed reserve
          when c.terms().auction().isEmpty() && !reserve.toRaise().isEmpty() ->
          reject(new AuctionsUnderWay(c.asset().id()));
      case Reserve.Listed reserve -> {
        var same = reserve.terms().accruesAs(c.terms());
        var accrued = same ? reserve : reserve.accruedTo(facts.now());
        var renewed = accrued.withTerms(c.terms());
        var after = same ? renewed : renewed.priced();
        yield new Draft(book)
            .note(
                new TermsChanged(
                    c.market(),
                    c.asset().id(),
                    c.terms(),
                    after.accrual(),
                    BalanceChange.of(reserve, accrued, after, BigInteger.ZERO, List.of()),
                    facts.now()))
            .accepted();
      }
    };
  }

  private static Decision contribute(
      Book book, Reserve.Listed reserve, ContributeReserves c, Facts facts) {
    var objection = reserve.objection(c.amount());
    if (objection.isPresent()) return reject(objection.get());
    var draft = new Draft(book);
    new Teller(draft, facts.now()).contribute(reserve.amount(c.amount(), reserve.asset().zero()));
    return draft.accepted();
  }

  private static Decision withdraw(
      Book book, Reserve.Listed reserve, WithdrawReserves c, Facts facts) {
    var objection = reserve.objection(c.amount());
    if (objection.isPresent()) return reject(objection.get());
    var available = reserve.isLent() ? reserve.accruedTo(facts.now()).spare() : reserve.inventory();
    var amount = reserve.amount(c.amount(), available);
    if (amount.exceeds(available) || amount.isZero())
      return reject(new ReservesShort(amount, available));
    if (reserve.isLent() && amount.exceeds(reserve.liquidity()))
      return reject(new LiquidityShort(amount, reserve.liquidity()));
    var draft = new Draft(book);
    new Teller(draft, facts.now()).payOut(amount);
    return draft.accepted();
  }

  private static Decision define(Open market, DefineCategory c, Facts facts) {
    var category = c.category();
    var weights =
        new RiskWeights(
            category.maxLoanToValue(),
            category.liquidationThreshold(),
            category.liquidationBonus());
    var objection = weights.objection(market.profile().cover());
    if (objection.isPresent()) return reject(objection.get());
    var members = new TreeSet<>(category.collateral());
    members.addAll(category.borrowable());
    members.addAll(category.withoutLoanToValue());
    members.removeAll(market.assets().keySet());
    if (!members.isEmpty()) return reject(new AssetUnknown(c.market(), members.first()));
    return market.category(category.id()).filter(category::equals).isPresent()
        ? accept()
        : accept(new CategoryDefined(c.market(), category, facts.now()));
  }

  static Market evolve(Market market, MarketEvent event) {
    return switch (event) {
      case MarketOpened(var id, var base, var terms, _) ->
          new Open(
              id,
              base,
              terms,
              new TreeMap<>(),
              new TreeMap<>(),
              PriceRules.STANDARD,
              new TreeSet<>());
      case AssetListed(_, var asset, _) when market instanceof Open open -> {
        var more = new TreeMap<>(open.assets);
        more.put(asset.id(), asset);
        yield new Open(
            open.id, open.base, open.terms, more, open.categories, open.prices, open.suspended);
      }
      case CategoryDefined(_, var category, _) when market instanceof Open open -> {
        var more = new TreeMap<>(open.categories);
        more.put(category.id(), category);
        yield new Open(
            open.id, open.base, open.terms, open.assets, more, open.prices, open.suspended);
      }
      case PricingEvent pricing when market instanceof Open open ->
          open.with(PriceRuling.evolve(open.prices, pricing));
      case VenueSuspended e when market instanceof Open open -> open.with(e.venue(), true);
      case VenueResumed e when market instanceof Open open -> open.with(e.venue(), false);
      case AssetListed _, CategoryDefined _, PricingEvent _, VenueEvent _ ->
          throw new IllegalStateException(event + " cannot follow " + market);
    };
  }
}
