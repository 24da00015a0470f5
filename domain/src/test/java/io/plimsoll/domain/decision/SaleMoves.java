package io.plimsoll.domain.decision;

import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.POOL;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.quantity;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.auction.Auction;
import io.plimsoll.domain.auction.AuctionCommand.CancelAuction;
import io.plimsoll.domain.auction.AuctionCommand.ClaimLot;
import io.plimsoll.domain.auction.AuctionCommand.LapseClaim;
import io.plimsoll.domain.auction.AuctionCommand.PayClaim;
import io.plimsoll.domain.auction.AuctionCommand.ResetAuction;
import io.plimsoll.domain.auction.AuctionCommand.StartAuction;
import io.plimsoll.domain.auction.AuctionCommand.TakeLot;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.batch.BatchCommand.ClearBatch;
import io.plimsoll.domain.batch.BatchCommand.PlaceBid;
import io.plimsoll.domain.batch.Batches;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.decision.Decision.Accepted;
import io.plimsoll.domain.keeper.KeeperCommand.DepositFunds;
import io.plimsoll.domain.keeper.KeeperCommand.RegisterKeeper;
import io.plimsoll.domain.ladder.ApproverId;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.ApproveLoss;
import io.plimsoll.domain.liquidation.LiquidationCommand.BookFill;
import io.plimsoll.domain.liquidation.LiquidationCommand.EndLiquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.OpenLiquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.OrderSale;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.Offer;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.pacing.Surroundings;
import io.plimsoll.domain.testing.DeskFixture;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The desk's own sales in a random run; what is sold, by whomever, is looked at. */
final class SaleMoves {

  private static final int MOST_LOTS = 40;

  private static final Map<AssetId, Wad> CALM_MARKETS =
      Stream.of(WETH, WBTC, USDC, DAI).collect(Collectors.toMap(Token::id, _ -> Wad.of("0.001")));

  private final DeskFixture desk;
  private final SaleScrutiny scrutiny;

  SaleMoves(DeskFixture desk) {
    this.desk = desk;
    this.scrutiny = new SaleScrutiny(desk);
  }

  Decision decide(Command command) {
    var decision = desk.decide(command);
    if (decision instanceof Accepted(var events)) scrutiny.look(events);
    return decision;
  }

  void open(LoanId loan) {
    decide(new OpenLiquidation(MAIN, loan));
  }

  void end(LoanId loan) {
    decide(new EndLiquidation(MAIN, currentCase(loan)));
  }

  void answer(LoanId loan) {
    decide(new ApproveLoss(MAIN, currentCase(loan), new ApproverId("ria"), "Seen elsewhere"));
  }

  void order(LoanId loan, Move move) {
    var lots = Liquidation.nextLots(desk.book(), loan, desk.facts());
    var lot = lots.isEmpty() ? List.<Lot>of() : lots.subList(move.choice(lots.size()), lots.size());
    var quotes =
        lot.stream()
            .limit(1)
            .map(l -> new SaleQuote(POOL, l.quantity(), l.leastFor(l.quantity())))
            .toList();
    decide(new OrderSale(MAIN, currentCase(loan), quotes, CALM_MARKETS, Surroundings.UNKNOWN));
  }

  void fill(LoanId loan, Move move) {
    if (!(desk.book().liquidation(currentCase(loan)) instanceof Liquidation.Open open)
        || open.order().isEmpty()) return;
    var lot = open.order().get().lot();
    var part = lot.quantity().token().units(move.size()).min(lot.quantity());
    var sold =
        switch (move.choice(5)) {
          case 0, 1 -> lot.quantity();
          case 2, 3 -> part;
          default -> part.token().zero();
        };
    var isPart = !sold.isZero() && !sold.equals(lot.quantity());
    var bound = lot.leastFor(sold);
    var least = bound.isZero() && isPart ? bound.token().units(BigInteger.ONE) : bound;
    var tip = lot.debtToCover().token().units(move.size()).min(least);
    decide(fill(open, sold, move.what() == 0 ? least.plus(tip) : least));
  }

  void start(LoanId loan, KeeperId keeper, Token debt, Token collateral) {
    decide(new StartAuction(MAIN, loan, keeper, debt.id(), collateral.id()));
  }

  /** All, or some whole tokens; soon after the start nobody pays the price. */
  void take(LoanId loan, KeeperId keeper, Move move) {
    running(loan)
        .ifPresent(
            auction -> {
              desk.after(Duration.ofSeconds(move.choice(2_000)));
              decide(new TakeLot(MAIN, auction, keeper, wanted(auction, move), Ray.of("1000000")));
            });
  }

  private Quantity wanted(AuctionId auction, Move move) {
    var lot = ((Auction.Running) desk.book().auction(auction)).lot();
    var part = lot.token().units(move.size().mod(lot.units().add(BigInteger.ONE)));
    return move.choice(3) == 0 || part.isZero() ? Quantity.everything() : quantity(part);
  }

  /**
   * A part of it, by a keeper who comes with money, and mostly pays before anything else happens.
   */
  void claim(LoanId loan, KeeperId keeper, Move move) {
    running(loan)
        .ifPresent(
            auction -> {
              desk.after(Duration.ofSeconds(move.choice(2_000)));
              var lot = ((Auction.Running) desk.book().auction(auction)).lot();
              var part = lot.token().units(lot.units().divide(BigInteger.valueOf(4)));
              if (part.isZero()) return;
              var debt = ((Auction.Running) desk.book().auction(auction)).tab().token().id();
              decide(new RegisterKeeper(MAIN, keeper, Quantity.of("1000")));
              decide(new DepositFunds(MAIN, keeper, debt, Quantity.of("50000")));
              decide(new ClaimLot(MAIN, auction, keeper, quantity(part), Ray.of("1000000")));
              if (move.choice(3) > 0) payClaim(loan, move);
            });
  }

  void payClaim(LoanId loan, Move move) {
    running(loan).ifPresent(auction -> decide(new PayClaim(MAIN, auction, claim(auction, move))));
  }

  /** Soon after its window, or before. */
  void lapseClaim(LoanId loan, Move move) {
    running(loan)
        .ifPresent(
            auction -> {
              desk.after(Duration.ofSeconds(move.choice(1_200)));
              decide(new LapseClaim(MAIN, auction, claim(auction, move)));
            });
  }

  /** An open one, or one that never was. */
  private int claim(AuctionId auction, Move move) {
    var claims = ((Auction.Running) desk.book().auction(auction)).claims();
    return claims.isEmpty() ? 1 : claims.get(move.choice(claims.size())).number();
  }

  void reset(LoanId loan, KeeperId keeper) {
    running(loan).ifPresent(auction -> decide(new ResetAuction(MAIN, auction, keeper)));
  }

  void cancel(LoanId loan) {
    running(loan).ifPresent(auction -> decide(new CancelAuction(MAIN, auction)));
  }

  /**
   * For some of what is on sale, at the least price or some tenths above; with the money for it.
   */
  void bid(LoanId loan, KeeperId keeper, Move move) {
    batch(loan)
        .ifPresent(
            running -> {
              var auction = running.auction();
              var terms = auction.terms();
              var limit =
                  new Wad(
                      terms
                          .minimum()
                          .units()
                          .multiply(BigInteger.valueOf(10 + move.choice(3)))
                          .divide(BigInteger.TEN));
              var lot = auction.quantity();
              var some = lot.token().units(move.size().mod(lot.units().add(lot.units())));
              var wanted = some.isZero() ? Quantity.everything() : quantity(some);
              var cost = terms.cost(some.isZero() ? lot : some, limit);
              if (move.choice(5) > 0)
                decide(new DepositFunds(MAIN, keeper, cost.token().id(), quantity(cost)));
              decide(new PlaceBid(MAIN, running.id(), keeper, wanted, limit));
            });
  }

  /** Into a batch with whatever else is below 1. */
  void gather(LoanId loan, Move move) {
    open(loan);
    order(loan, move);
  }

  void clear(LoanId loan) {
    batch(loan)
        .ifPresent(
            running -> {
              desk.after(Duration.ofHours(1));
              decide(new ClearBatch(MAIN, running.id()));
            });
  }

  private Optional<Batches.Running> batch(LoanId loan) {
    return desk.book().liquidation(currentCase(loan)) instanceof Liquidation.Open open
        ? open.batched().map(offer -> (Batches.Running) desk.book().batches(offer.batch()))
        : Optional.empty();
  }

  private Optional<AuctionId> running(LoanId loan) {
    return desk.book().liquidation(currentCase(loan)) instanceof Liquidation.Open open
        ? open.auction().map(Offer.Auctioned::auction)
        : Optional.empty();
  }

  /**
   * Sells at the bound, lot after lot, until the case is closed or waits for liquidity or the end
   * of a pause.
   */
  void pursue(LoanId loan) {
    open(loan);
    if (running(loan).isPresent() || batch(loan).isPresent()) return;
    for (var lots = 0; desk.loan(loan).liquidation().isPresent() && lots < MOST_LOTS; lots++) {
      order(loan, new Move(Move.Kind.ORDER, 0, 0, 0, BigInteger.ZERO));
      fill(loan, new Move(Move.Kind.FILL, 0, 1, 0, BigInteger.ZERO));
      end(loan);
      answer(loan);
    }
    assertThat(desk.loan(loan).liquidation().isEmpty() || isWaiting(loan))
        .as(
            "%s is closed, or waits, and not with these lots: %s",
            desk.book().liquidation(currentCase(loan)),
            Liquidation.nextLots(desk.book(), loan, desk.facts()))
        .isTrue();
  }

  private boolean isWaiting(LoanId loan) {
    if (!(desk.book().liquidation(currentCase(loan)) instanceof Liquidation.Open open))
      return false;
    if (asksKeepers()) return true;
    if (open.waiting(desk.valuation(loan), desk.facts().now()).isPresent()) return true;
    if (open.order().isEmpty())
      return !desk.loan(loan).backing().isEmpty()
          && Liquidation.nextLots(desk.book(), loan, desk.facts()).isEmpty();
    var quantity = open.order().get().lot().quantity();
    var position = desk.valuation(loan).position(quantity.token().id());
    return quantity.exceeds(position.saleable());
  }

  private boolean asksKeepers() {
    return !((Market.Open) desk.book().market()).terms().selling().offers(Mechanism.DIRECT_SALE);
  }

  private static BookFill fill(Liquidation.Open open, Amount sold, Amount received) {
    return new BookFill(MAIN, open.id(), open.order().orElseThrow().id(), sold, received);
  }

  /** The last case of the loan, or the name the first would have. */
  private LiquidationId currentCase(LoanId loan) {
    return LiquidationId.of(loan, Math.max(1, desk.loan(loan).liquidations()));
  }
}
