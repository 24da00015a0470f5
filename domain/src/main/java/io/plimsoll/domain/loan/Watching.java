package io.plimsoll.domain.loan;

import static io.plimsoll.domain.decision.Decision.reject;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.ladder.MarginCall;
import io.plimsoll.domain.loan.LoanCommand.ChoosePreLiquidation;
import io.plimsoll.domain.loan.LoanCommand.ReviewMargin;
import io.plimsoll.domain.loan.LoanEvent.MarginCallCured;
import io.plimsoll.domain.loan.LoanEvent.MarginCalled;
import io.plimsoll.domain.loan.LoanEvent.MarginWarned;
import io.plimsoll.domain.loan.LoanEvent.MarginWarningLifted;
import io.plimsoll.domain.loan.LoanEvent.PreLiquidationChosen;
import io.plimsoll.domain.loan.LoanRejection.LiquidationUnderWay;
import io.plimsoll.domain.loan.LoanRejection.LoanUnknown;
import io.plimsoll.domain.loan.LoanRejection.NoMarginCalls;
import io.plimsoll.domain.loan.LoanRejection.NoNoticeDue;
import io.plimsoll.domain.loan.LoanRejection.NoPreLiquidation;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.oracle.policy.Action;
import java.util.Collection;
import java.util.List;

/**
 * Decides what of the ladder concerns the borrower: consent, and which notice is given. A notice
 * needs prices as fresh as a draw does. What was said once is not said again until it was taken
 * back; a call follows a warning or comes at once, and a cured call leaves a warning, which goes
 * when health does not need it any more.
 */
public record Watching(Book book, Facts facts) {

  Decision decide(LoanCommand.Watched command) {
    if (!(book.market() instanceof Market.Open market))
      return reject(new MarketUnknown(command.market()));
    if (!(book.loan(command.loan()) instanceof Loan.Open loan))
      return reject(new LoanUnknown(command.loan()));
    return switch (command) {
      case ReviewMargin _ -> review(market, loan);
      case ChoosePreLiquidation c -> choose(market, loan, c.enabled());
    };
  }

  /** Choosing what was chosen is no event. */
  private Decision choose(Market.Open market, Loan.Open loan, boolean enabled) {
    if (enabled && market.terms().ladder().preLiquidation().isEmpty())
      return reject(new NoPreLiquidation(market.id()));
    return loan.footing().preLiquidation() == enabled
        ? Decision.accept()
        : Decision.accept(new PreLiquidationChosen(loan.market(), loan.id(), enabled, facts.now()));
  }

  private Decision review(Market.Open market, Loan.Open loan) {
    if (market.terms().ladder().marginCall().isEmpty())
      return reject(new NoMarginCalls(market.id()));
    if (loan.liquidation().isPresent())
      return reject(new LiquidationUnderWay(loan.id(), loan.liquidation().get()));
    var terms = market.terms().ladder().marginCall().get();
    var assessment = Assessment.of(book, market, facts);
    var doubt = assessment.objection(loan, Action.WARN);
    if (doubt.isPresent()) return reject(doubt.get());
    var health = assessment.valuation(loan).orElseThrow().health();
    var notices = notices(terms, loan, health, assessment.evidence(loan, loan));
    return notices.isEmpty()
        ? reject(new NoNoticeDue(loan.id(), health, terms.warnBelow(), terms.callBelow()))
        : Decision.accept(notices.toArray(Event[]::new));
  }

  /** Those of some loans that a notice is due for, or that one is to be taken back from. */
  public List<LoanId> due(Collection<LoanId> loans) {
    if (!(book.market() instanceof Market.Open market)
        || market.terms().ladder().marginCall().isEmpty()) return List.of();
    var terms = market.terms().ladder().marginCall().get();
    var assessment = Assessment.of(book, market, facts);
    return loans.stream().filter(id -> isDue(id, terms, assessment)).toList();
  }

  private boolean isDue(LoanId id, MarginCall terms, Assessment assessment) {
    return book.loan(id) instanceof Loan.Open loan
        && loan.liquidation().isEmpty()
        && assessment.objection(loan, Action.WARN).isEmpty()
        && assessment
            .valuation(loan)
            .filter(
                value ->
                    !notices(terms, loan, value.health(), assessment.evidence(loan, loan))
                        .isEmpty())
            .isPresent();
  }

  private List<LoanEvent> notices(
      MarginCall terms, Loan.Open loan, HealthFactor health, Evidence evidence) {
    var given = loan.footing().notice();
    var isCalled = given.flatMap(Footing.Notice::cureUntil).isPresent();
    var lifted = new MarginWarningLifted(loan.market(), loan.id(), evidence, facts.now());
    if (isCalled && !health.isBelow(terms.callBelow())) {
      var cured = new MarginCallCured(loan.market(), loan.id(), evidence, facts.now());
      return health.isBelow(terms.warnBelow()) ? List.of(cured) : List.of(cured, lifted);
    }
    if (isCalled) return List.of();
    if (health.isBelow(terms.callBelow()))
      return List.of(
          new MarginCalled(
              loan.market(), loan.id(), terms.cureUntil(facts.now()), evidence, facts.now()));
    if (health.isBelow(terms.warnBelow()))
      return given.isPresent()
          ? List.of()
          : List.of(new MarginWarned(loan.market(), loan.id(), evidence, facts.now()));
    return given.isPresent() ? List.of(lifted) : List.of();
  }
}
