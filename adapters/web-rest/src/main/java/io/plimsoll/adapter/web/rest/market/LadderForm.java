package io.plimsoll.adapter.web.rest.market;

import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.ladder.Ladder;
import io.plimsoll.domain.ladder.MarginCall;
import io.plimsoll.domain.ladder.PreLiquidation;
import io.plimsoll.domain.ladder.SecondLook;
import io.plimsoll.domain.ladder.Slope;
import io.plimsoll.domain.money.Wad;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What a market does before a forced sale and around it, in the same form when it is asked for and
 * when it is told.
 *
 * @param exit a case goes on until its loan's health is at least this; 1 if left out, or where a
 *     margin call leads to a sale
 * @param marginCall nobody is warned if left out
 * @param preLiquidation no borrower can agree to small sales if left out
 * @param secondLook a loss is realised at the prices of the moment if left out
 */
public record LadderForm(
    Optional<Decimal> exit,
    Optional<MarginForm> marginCall,
    Optional<SmallSaleForm> preLiquidation,
    Optional<SecondLookForm> secondLook) {

  private static final BigDecimal HIGHEST = BigDecimal.TEN;

  /**
   * @param warnBelow below this health factor the borrower is warned
   * @param callBelow below this the loan is called, and at it the call is cured
   * @param cureWindow how long the borrower has until the loan may be sold from
   */
  public record MarginForm(Decimal warnBelow, Decimal callBelow, Duration cureWindow) {
    MarginCall call() {
      return new MarginCall(
          level("ladder.marginCall.warnBelow", warnBelow),
          level("ladder.marginCall.callBelow", callBelow),
          Terms.span("ladder.marginCall.cureWindow", cureWindow));
    }
  }

  /**
   * @param below small sales begin below this health factor, above 1
   * @param closeFactor share of the debt value that one step may repay
   * @param bonus collateral that goes beyond the debt repaid; at most the asset's own bonus
   */
  public record SmallSaleForm(Decimal below, SlopeForm closeFactor, SlopeForm bonus) {
    PreLiquidation terms() {
      return new PreLiquidation(
          level("ladder.preLiquidation.below", below),
          closeFactor.slope("ladder.preLiquidation.closeFactor"),
          bonus.slope("ladder.preLiquidation.bonus"));
    }
  }

  /**
   * A share that grows as health falls.
   *
   * @param from where small sales begin
   * @param to at a health factor of 1
   */
  public record SlopeForm(Decimal from, Decimal to) {
    Slope slope(String field) {
      return new Slope(Terms.share(field + ".from", from), Terms.share(field + ".to", to));
    }

    static SlopeForm of(Slope slope) {
      return new SlopeForm(Decimal.of(slope.from().decimal()), Decimal.of(slope.to().decimal()));
    }
  }

  /**
   * @param tolerance by how much of the price acted on another source's may differ and still agree
   */
  public record SecondLookForm(Decimal tolerance) {}

  Ladder ladder() {
    var call = marginCall.map(MarginForm::call);
    return new Ladder(
        exit.map(asked -> level("ladder.exit", asked))
            .orElseGet(() -> call.map(MarginCall::callBelow).orElse(Wad.ONE)),
        call,
        preLiquidation.map(SmallSaleForm::terms),
        secondLook.map(
            asked ->
                new SecondLook(Terms.share("ladder.secondLook.tolerance", asked.tolerance()))));
  }

  private static Wad level(String field, Decimal asked) {
    if (asked.value().compareTo(HIGHEST) > 0)
      throw new Declined(
          Problems.outOfRange("level-too-high", field, asked.text(), "is at most " + HIGHEST)
              .with("limit", HIGHEST.toPlainString()));
    return Terms.wad(field, asked);
  }

  static LadderForm of(Ladder ladder) {
    return new LadderForm(
        Optional.of(Decimal.of(ladder.exit().decimal())),
        ladder
            .marginCall()
            .map(
                call ->
                    new MarginForm(
                        Decimal.of(call.warnBelow().decimal()),
                        Decimal.of(call.callBelow().decimal()),
                        call.cureWindow())),
        ladder
            .preLiquidation()
            .map(
                small ->
                    new SmallSaleForm(
                        Decimal.of(small.below().decimal()),
                        SlopeForm.of(small.closeFactor()),
                        SlopeForm.of(small.bonus()))),
        ladder
            .secondLook()
            .map(look -> new SecondLookForm(Decimal.of(look.tolerance().decimal()))));
  }
}
