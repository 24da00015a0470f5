package io.plimsoll.adapter.eventsourcing.axon;

import io.plimsoll.adapter.eventsourcing.axon.GroupCommit.Kept;
import io.plimsoll.application.desk.Answers.Given;
import io.plimsoll.application.desk.Committed;
import io.plimsoll.application.desk.FactSource;
import io.plimsoll.application.desk.IdempotencyKey;
import io.plimsoll.application.desk.LaneFull;
import io.plimsoll.application.desk.Outcome;
import io.plimsoll.application.desk.StoreUnavailable;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.domain.auction.AuctionCommand;
import io.plimsoll.domain.batch.BatchCommand;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Desk;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.keeper.KeeperCommand;
import io.plimsoll.domain.lender.LenderCommand;
import io.plimsoll.domain.liquidation.LiquidationCommand;
import io.plimsoll.domain.loan.LoanCommand;
import io.plimsoll.domain.loan.LoanCommand.ReviewMargin;
import io.plimsoll.domain.market.MarketCommand;
import io.plimsoll.domain.market.MarketId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One market's lane: a thread that takes what is waiting, forced sales first and the rest by turns,
 * decides it against the states in memory, has all events stored at once, and only then answers.
 * Questions are answered between two groups, so they see only what is durable. A group that cannot
 * be stored is dropped and its commands are tried one by one, so that only the guilty one fails; if
 * the store is gone, all are told so, and when it is back the lane asks it first what became of the
 * last group.
 */
final class Lane implements Runnable {

  /** What the lane needs of its surroundings. */
  record Surroundings(
      FactSource facts,
      GroupCommit store,
      JdbcAnswers answers,
      Supplier<List<Committed>> listeners,
      int groupLimit,
      int queueLimit,
      long snapshotEvery) {}

  private sealed interface Task {}

  private record Decide(Submission submission, CompletableFuture<Outcome> reply) implements Task {}

  private record Ask(Runnable question) implements Task {}

  /** What a command came to, before it is durable. */
  private record Pending(CompletableFuture<Outcome> reply, Outcome outcome) {}

  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

  private final LaneBook book;
  private final Surroundings around;
  private final LaneQueue<Task> queue;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /** What was being stored when the store went; it may hold it or not. */
  private List<Recorded> unsettled = List.of();

  Lane(LaneBook book, Surroundings around) {
    this.book = book;
    this.around = around;
    this.queue = new LaneQueue<>(around.queueLimit());
  }

  CompletableFuture<Outcome> submit(Submission submission) {
    var reply = new CompletableFuture<Outcome>();
    var task = new Decide(submission, reply);
    var command = submission.command();
    return admitted(
        isUrgent(command) ? queue.offerUrgent(task) : queue.offer(task, party(command)), reply);
  }

  <T> CompletableFuture<T> read(BiFunction<Book, Facts, T> question) {
    return ask(book -> question.apply(book, facts()));
  }

  /** Between two groups, on the lane's own thread. */
  <T> CompletableFuture<T> ask(Function<LaneBook, T> question) {
    var reply = new CompletableFuture<T>();
    var ask =
        new Ask(
            () -> {
              try {
                reply.complete(question.apply(book));
              } catch (RuntimeException e) {
                reply.completeExceptionally(Outage.isBehind(e) ? unavailable(e) : e);
              }
            });
    return admitted(queue.offerUrgent(ask), reply);
  }

  private <T> CompletableFuture<T> admitted(boolean isAdmitted, CompletableFuture<T> reply) {
    if (!isAdmitted) reply.completeExceptionally(new LaneFull(book.id(), around.queueLimit()));
    return reply;
  }

  private static boolean isUrgent(Command command) {
    return switch (command) {
      case LiquidationCommand _, AuctionCommand _, BatchCommand _, ReviewMargin _ -> true;
      case LoanCommand _, LenderCommand _, KeeperCommand _, MarketCommand _ -> false;
    };
  }

  /** Whose turn a command takes. */
  private static String party(Command command) {
    return switch (command) {
      case LoanCommand c -> c.loan().text();
      case LenderCommand c -> c.account().text();
      case KeeperCommand c -> c.keeper().text();
      case LiquidationCommand _, AuctionCommand _, BatchCommand _, MarketCommand _ ->
          command.market().text();
    };
  }

  /** Lets what is waiting finish and ends the lane. */
  CompletableFuture<Void> stop() {
    queue.close();
    return ended;
  }

  MarketId market() {
    return book.id();
  }

  @Override
  public void run() {
    var tasks = new ArrayList<Task>();
    try {
      while (queue.take(tasks, around.groupLimit())) {
        for (var task : tasks) if (task instanceof Ask(var question)) question.run();
        var group = new ArrayList<Decide>();
        for (var task : tasks) if (task instanceof Decide decide) group.add(decide);
        if (!group.isEmpty()) together(group);
        tasks.clear();
      }
    } catch (InterruptedException e) {
      LOG.warn("The lane of market {} was interrupted and ends", book.id());
    } finally {
      ended.complete(null);
    }
  }

  private void together(List<Decide> group) {
    try {
      settle();
      process(group);
    } catch (RuntimeException e) {
      book.drop();
      if (Outage.isBehind(e)) {
        LOG.error("{} commands of market {} have no store", group.size(), book.id(), e);
        group.forEach(one -> one.reply().completeExceptionally(unavailable(e)));
      } else if (group.size() == 1) {
        LOG.error("A command of market {} could not be stored", book.id(), e);
        group.getFirst().reply().completeExceptionally(e);
      } else {
        LOG.warn("A group of market {} could not be stored; one by one now", book.id(), e);
        group.forEach(one -> together(List.of(one)));
      }
    }
  }

  private StoreUnavailable unavailable(RuntimeException outage) {
    return new StoreUnavailable(book.id(), outage);
  }

  /** Who follows the events hears of those whose commit was answered to nobody. */
  private void settle() {
    if (unsettled.isEmpty()) return;
    if (around.store().holds(unsettled.getFirst()))
      tell(unsettled.stream().map(Recorded::event).toList());
    unsettled = List.of();
  }

  private void process(List<Decide> group) {
    var given = new HashMap<>(around.answers().find(keys(group)));
    var pending = new ArrayList<Pending>();
    var recorded = new ArrayList<Recorded>();
    var kept = new ArrayList<Kept>();
    for (var one : group) decide(one, given, recorded, kept).ifPresent(pending::add);
    if (!recorded.isEmpty() || !kept.isEmpty()) {
      var snapshots = book.dueForSnapshot(around.snapshotEvery());
      unsettled = List.copyOf(recorded);
      around.store().store(recorded, snapshots, kept);
      unsettled = List.of();
      book.commit(snapshots);
      tell(recorded.stream().map(Recorded::event).toList());
    }
    pending.forEach(one -> one.reply().complete(one.outcome()));
  }

  /**
   * Empty if the command broke the decider: its caller has been told, and nothing of it is staged.
   */
  private Optional<Pending> decide(
      Decide one, Map<String, Given> given, List<Recorded> recorded, List<Kept> kept) {
    var key = one.submission().key();
    var before = key.flatMap(k -> Optional.ofNullable(given.get(k.key())));
    if (before.isPresent())
      return Optional.of(new Pending(one.reply(), again(key.orElseThrow(), before.get())));
    var facts = facts();
    Decision decision;
    try {
      decision = Desk.decide(book, one.submission().command(), facts);
    } catch (RuntimeException e) {
      if (Outage.isBehind(e)) throw e;
      LOG.error("{} broke", one.submission().command(), e);
      one.reply().completeExceptionally(e);
      return Optional.empty();
    }
    return Optional.of(
        new Pending(
            one.reply(),
            switch (decision) {
              case Decision.Rejected(var reason) -> new Outcome.Refused(reason);
              case Decision.Accepted(var events) -> {
                var versions = book.stage(events);
                var answer = one.submission().answer().of(book, events, facts);
                for (var i = 0; i < events.size(); i++)
                  recorded.add(
                      new Recorded(versions.get(i), events.get(i), key.map(IdempotencyKey::key)));
                key.ifPresent(
                    k -> {
                      kept.add(new Kept(k, answer));
                      given.put(k.key(), new Given(k.digest(), answer));
                    });
                yield new Outcome.Done(events, answer);
              }
            }));
  }

  private static Outcome again(IdempotencyKey key, Given before) {
    return before.digest().equals(key.digest())
        ? new Outcome.DoneBefore(before.answer())
        : new Outcome.KeyTaken(key.key());
  }

  private static List<String> keys(List<Decide> group) {
    return group.stream()
        .flatMap(one -> one.submission().key().stream())
        .map(IdempotencyKey::key)
        .distinct()
        .toList();
  }

  private Facts facts() {
    return around.facts().now(book);
  }

  /** A listener that breaks is reported; the events stand all the same. */
  private void tell(List<Event> events) {
    for (var listener : around.listeners().get())
      try {
        listener.committed(book, events);
      } catch (RuntimeException e) {
        LOG.error("{} broke over what market {} committed", listener, book.id(), e);
      }
  }
}
