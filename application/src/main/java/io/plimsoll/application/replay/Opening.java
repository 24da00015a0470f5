package io.plimsoll.application.replay;

import io.plimsoll.application.desk.Answer;
import io.plimsoll.application.desk.IdempotencyKey;
import io.plimsoll.application.desk.LaneFull;
import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.desk.Outcome;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.keeper.KeeperCommand.DepositFunds;
import io.plimsoll.domain.keeper.KeeperCommand.RegisterKeeper;
import io.plimsoll.domain.lender.LenderCommand.Supply;
import io.plimsoll.domain.loan.LoanCommand.DepositCollateral;
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.loan.LoanCommand.OpenLoan;
import io.plimsoll.domain.market.MarketCommand.ListAsset;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.money.AssetId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Opens the market and its loans. Every step has a key of its own, so that a replay that was killed
 * does what is missing and nothing twice; steps go out in waves, so that many share one commit.
 */
final class Opening {

  private static final Logger LOG = System.getLogger(Opening.class.getName());
  private static final int WAVE = 256;
  private static final long PAUSE_NANOS = 5_000_000;

  private final Lanes lanes;
  private final ReplayMarket market;
  private final LoanPlan plan;
  private final String keys;

  Opening(Lanes lanes, ReplayMarket market, LoanPlan plan, ReplaySettings settings) {
    this.lanes = lanes;
    this.market = market;
    this.plan = plan;
    this.keys = "replay/%s/%d/".formatted(settings.scenario(), settings.seed());
  }

  /**
   * The market, its reserves, its keepers and the lenders' liquidity.
   *
   * @throws IllegalStateException if the market is there already, and not from this very replay
   */
  void openMarket() {
    for (var command : market.opening()) require(submit(List.of(command)));
    require(submit(market.admission()));
    for (var asset : List.of(ReplayMarket.DAI, ReplayMarket.USDC))
      require(submit(market.liquidity(asset, plan.drawn(asset))));
  }

  /**
   * Opens loans one step after another, each step for all of them.
   *
   * @param prices dollars per whole token
   * @return how many steps were refused
   */
  int openLoans(List<PlannedLoan> loans, Map<AssetId, BigDecimal> prices) {
    return refused(loans, loan -> List.of(loan.opened(market.id())))
        + refused(loans, loan -> loan.deposits(market.id(), prices))
        + refused(loans, loan -> loan.draws(market.id()));
  }

  private int refused(List<PlannedLoan> loans, Function<PlannedLoan, List<Command>> step) {
    var refused = 0;
    for (var outcome : submit(loans.stream().map(step).flatMap(List::stream).toList()))
      switch (outcome) {
        case Outcome.Done _, Outcome.DoneBefore _ -> {}
        case Outcome.KeyTaken(var key) -> throw otherBook(key);
        case Outcome.Refused(var reason) -> {
          LOG.log(Level.WARNING, "A step of the replay was refused: %s".formatted(reason));
          refused++;
        }
      }
    return refused;
  }

  private void require(List<Outcome> outcomes) {
    for (var outcome : outcomes)
      switch (outcome) {
        case Outcome.Done _, Outcome.DoneBefore _ -> {}
        case Outcome.KeyTaken(var key) -> throw otherBook(key);
        case Outcome.Refused(var reason) -> throw otherBook(reason);
      }
  }

  private static IllegalStateException otherBook(Object sign) {
    return new IllegalStateException(
        "The database holds another book, and a replay needs its own or an empty one: " + sign);
  }

  private List<Outcome> submit(List<Command> commands) {
    var outcomes = new ArrayList<Outcome>();
    for (var start = 0; start < commands.size(); start += WAVE)
      outcomes.addAll(wave(commands.subList(start, Math.min(start + WAVE, commands.size()))));
    return outcomes;
  }

  /** Sends a wave, and those again that the lane had no room for. */
  private List<Outcome> wave(List<Command> commands) {
    var outcomes = new ArrayList<Outcome>();
    var open = commands;
    while (!open.isEmpty()) {
      var sent = open.stream().map(this::send).toList();
      var again = new ArrayList<Command>();
      for (var i = 0; i < sent.size(); i++)
        answer(sent.get(i)).ifPresentOrElse(outcomes::add, adding(again, open.get(i)));
      if (!again.isEmpty()) LockSupport.parkNanos(PAUSE_NANOS);
      open = again;
    }
    return outcomes;
  }

  private static Runnable adding(List<Command> again, Command command) {
    return () -> again.add(command);
  }

  private CompletableFuture<Outcome> send(Command command) {
    var key = new IdempotencyKey(keys + name(command), Fingerprint.of(command.toString()));
    return lanes.submit(new Submission(command, Optional.of(key), Answer.NONE));
  }

  private static String name(Command command) {
    return switch (command) {
      case OpenMarket _ -> "market";
      case ListAsset c -> "list/" + c.asset().symbol();
      case RegisterKeeper c -> "keeper/%s".formatted(c.keeper());
      case DepositFunds c -> "funds/%s/%s".formatted(c.keeper(), c.asset());
      case Supply c -> "supply/%s/%s".formatted(c.account(), c.asset());
      case OpenLoan c -> "open/%s".formatted(c.loan());
      case DepositCollateral c -> "deposit/%s/%s".formatted(c.loan(), c.asset());
      case Draw c -> "draw/%s/%s".formatted(c.loan(), c.asset());
      default -> throw new IllegalArgumentException("No step of an opening: " + command);
    };
  }

  /** Empty if the lane was full. */
  private static Optional<Outcome> answer(CompletableFuture<Outcome> sent) {
    try {
      return Optional.of(sent.join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof LaneFull) return Optional.empty();
      throw e;
    }
  }
}
