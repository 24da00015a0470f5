package io.plimsoll.adapter.web.rest.ledger;

import io.plimsoll.adapter.web.rest.call.Looking;
import io.plimsoll.adapter.web.rest.call.ReadModels;
import io.plimsoll.adapter.web.rest.loan.LoanFinder;
import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problem;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Cursors;
import io.plimsoll.application.ledger.Statements;
import io.plimsoll.domain.ledger.Party;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Draws up statements of a lender's account, a loan or a keeper. */
@RestController
@RequestMapping("/api/v1/ledger/statements")
@Tag(name = "Ledger")
public class StatementController {

  private static final String LIST = "statement";

  private final Statements statements;
  private final Looking looking;
  private final LoanFinder finder;
  private final ReadModels readModels;

  public StatementController(
      Statements statements, Looking looking, LoanFinder finder, ReadModels readModels) {
    this.statements = statements;
    this.looking = looking;
    this.finder = finder;
    this.readModels = readModels;
  }

  @GetMapping
  @Operation(
      summary = "Draw up a statement",
      description =
          "Of an account, a loan or a keeper: its lines after ?from= (or from the start) up to ?to="
              + " (or now), interest, movements and roundings apart, and how it stood then, with"
              + " interest up to the moment. With ?at= only how it stood at that instant. An"
              + " account and a keeper need ?market=.")
  StatementView find(
      @RequestParam Optional<MarketId> market,
      @RequestParam Optional<AccountId> account,
      @RequestParam Optional<LoanId> loan,
      @RequestParam Optional<KeeperId> keeper,
      @RequestParam Optional<Instant> from,
      @RequestParam Optional<Instant> to,
      @RequestParam Optional<Instant> at,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam Optional<String> cursor,
      HttpServletResponse answer) {
    Cursors.limit(limit);
    var party = party(account, loan, keeper);
    var in = market(market, loan);
    if (at.isPresent() && (from.isPresent() || to.isPresent()))
      throw contradicting("at", "A statement is drawn up at an instant or over a stretch of time");
    var now = looking.at(in, (_, sight) -> sight.facts().now());
    var until =
        at.map(moment -> past("at", moment, now))
            .or(() -> to.map(moment -> past("to", moment, now)))
            .orElse(now);
    var since = at.or(() -> from).orElse(Instant.EPOCH);
    if (since.isAfter(until)) throw reversed(since, until);
    readModels.catchUp(answer);
    var page =
        Cursors.page(
            LIST, cursor, after -> statements.lines(in, party, since, until, after, limit));
    return new StatementView(
        in,
        party,
        since,
        until,
        standing(in, party, since),
        page.items().stream().map(StatementView.PartyLine::of).toList(),
        standing(in, party, until),
        page.next().orElse(null));
  }

  private List<StatementView.PartyBalance> standing(MarketId market, Party party, Instant at) {
    return statements.at(market, party, at).stream().map(StatementView.PartyBalance::of).toList();
  }

  private static Party party(
      Optional<AccountId> account, Optional<LoanId> loan, Optional<KeeperId> keeper) {
    var named =
        Stream.of(account.map(Party::of), loan.map(Party::of), keeper.map(Party::of))
            .flatMap(Optional::stream)
            .toList();
    return switch (named.size()) {
      case 0 ->
          throw new Declined(
              Problem.malformed(
                  "missing-parameter",
                  "account",
                  "One of the parameters account, loan and keeper is needed"));
      case 1 -> named.getFirst();
      default -> throw contradicting("account", "A statement is of one account, loan or keeper");
    };
  }

  private MarketId market(Optional<MarketId> market, Optional<LoanId> loan) {
    var found = loan.map(finder::marketOf);
    if (found.isPresent() && market.isPresent() && !found.equals(market))
      throw LoanFinder.unknown(loan.orElseThrow());
    return found
        .or(() -> market)
        .orElseThrow(
            () ->
                new Declined(
                    Problem.malformed(
                        "missing-parameter", "market", "The parameter market is missing")));
  }

  private static Instant past(String field, Instant moment, Instant now) {
    if (moment.isAfter(now)) throw new Declined(Problems.instantInFuture(field, moment, now));
    return moment;
  }

  private static Declined reversed(Instant from, Instant to) {
    return new Declined(
        Problems.outOfRange("instants-reversed", "from", from.toString(), "is not after " + to)
            .with("limit", to));
  }

  private static Declined contradicting(String field, String sentence) {
    return new Declined(Problem.malformed("contradicting-parameters", field, sentence));
  }
}
