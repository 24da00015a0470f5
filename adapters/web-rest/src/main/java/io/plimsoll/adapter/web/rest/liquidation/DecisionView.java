package io.plimsoll.adapter.web.rest.liquidation;

import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.adapter.web.rest.wire.Json;
import io.plimsoll.domain.chooser.Choice;
import io.plimsoll.domain.chooser.Inputs;
import io.plimsoll.domain.chooser.Outlook;
import io.plimsoll.domain.chooser.Score;
import io.plimsoll.domain.chooser.Venues;
import io.plimsoll.domain.liquidation.LiquidationEvent.WayChosen;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why the lots of a case were put on sale as they were.
 *
 * @param choices oldest first; none where the market has one way of selling
 * @param paced oldest first; none where the market does not pace its sales
 */
public record DecisionView(
    LiquidationId liquidation, List<ChoiceView> choices, List<PacedView> paced) {

  /**
   * A choice for one lot.
   *
   * @param inputs what was known
   * @param scores of every way that was allowed
   * @param picked in which way, or in which two, and how much
   * @param unsold of the lot, for which no way was open
   */
  public record ChoiceView(
      long version,
      Instant at,
      InputsView inputs,
      List<ScoreView> scores,
      List<PartView> picked,
      Amount unsold) {

    static ChoiceView of(long version, WayChosen chosen) {
      var choice = chosen.choice();
      return new ChoiceView(
          version,
          chosen.at(),
          InputsView.of(choice.inputs()),
          choice.scores().stream().map(ScoreView::of).toList(),
          choice.picked().stream().map(PartView::of).toList(),
          choice.unsold());
    }
  }

  /**
   * What a choice rested on.
   *
   * @param price the oracle's: debt tokens per whole collateral token
   * @param toRecover what the lot has to bring
   * @param age of the case
   * @param volatility per square root of an hour; null: not known
   * @param depth most that venues take, and for how much; null: no venue takes any
   */
  public record InputsView(
      AssetId collateralAsset,
      Amount lot,
      AssetId debtAsset,
      Amount toRecover,
      Wad price,
      BasisPoints bonus,
      Duration age,
      Duration horizon,
      @Nullable Wad volatility,
      @Nullable DepthView depth) {

    static InputsView of(Inputs inputs) {
      var offer = inputs.offer();
      return new InputsView(
          offer.lot().token().id(),
          offer.lot(),
          offer.debtToCover().token().id(),
          offer.debtToCover(),
          offer.price(),
          offer.bonus(),
          offer.age(),
          offer.horizon(),
          inputs.outlook().volatility().orElse(null),
          DepthView.of(inputs.outlook()));
    }
  }

  /**
   * What venues would do.
   *
   * @param sold of the collateral
   * @param received for it
   */
  public record DepthView(Amount sold, Amount received) {

    static @Nullable DepthView of(Outlook outlook) {
      return outlook.venues().map(Venues::depth).orElse(null) instanceof Venues.Quoted(var quotes)
              && !quotes.isEmpty()
          ? new DepthView(
              quotes.stream().map(Venues.Quote::sold).reduce(Amount::plus).orElseThrow(),
              quotes.stream().map(Venues.Quote::received).reduce(Amount::plus).orElseThrow())
          : null;
    }
  }

  /**
   * What a way is expected to recover, in the debt's asset: probability × proceeds less the costs.
   *
   * @param probability that the lot is sold for what it has to bring, before the horizon
   * @param obstacle why the way is not open; null: it is
   */
  public record ScoreView(
      String mechanism,
      Wad probability,
      Amount proceeds,
      Amount slippage,
      Amount reward,
      Amount furtherFall,
      Decimal net,
      @Nullable String obstacle) {

    static ScoreView of(Score score) {
      return new ScoreView(
          Json.word(score.mechanism()),
          score.probability(),
          score.proceeds(),
          score.slippage(),
          score.reward(),
          score.furtherFall(),
          new Decimal(score.net()),
          score.obstacle().map(Json::word).orElse(null));
    }
  }

  /**
   * How much goes which way.
   *
   * @param slices in how many a direct sale is made; 1 for all else
   */
  public record PartView(String mechanism, Amount quantity, int slices, Decimal net) {

    static PartView of(Choice.Part part) {
      return new PartView(
          Json.word(part.mechanism()),
          part.quantity(),
          part.slices(),
          new Decimal(part.score().net()));
    }
  }
}
