package io.plimsoll.domain.market;

import static io.plimsoll.domain.decision.Decision.accept;
import static io.plimsoll.domain.decision.Decision.reject;

import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.market.MarketCommand.JudgePriceSource;
import io.plimsoll.domain.market.MarketCommand.PricingCommand;
import io.plimsoll.domain.market.MarketCommand.SetPriceMatrix;
import io.plimsoll.domain.market.MarketCommand.SetPricePolicy;
import io.plimsoll.domain.market.MarketCommand.TryPriceSource;
import io.plimsoll.domain.market.MarketEvent.PriceMatrixSet;
import io.plimsoll.domain.market.MarketEvent.PricePolicySet;
import io.plimsoll.domain.market.MarketEvent.PriceSourceAdmitted;
import io.plimsoll.domain.market.MarketEvent.PriceSourceOnTrial;
import io.plimsoll.domain.market.MarketEvent.PriceSourceRejected;
import io.plimsoll.domain.market.MarketEvent.PricingEvent;
import io.plimsoll.domain.market.MarketRejection.AlwaysAllowed;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.market.MarketRejection.CapBelowValue;
import io.plimsoll.domain.market.MarketRejection.RateOfRate;
import io.plimsoll.domain.market.MarketRejection.SourceAlreadyJudged;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.policy.PricePolicy;
import io.plimsoll.domain.oracle.policy.PriceRules;
import io.plimsoll.domain.oracle.policy.PriceRules.Trial;
import java.util.Optional;

/** Decides what a market's owner says about prices. What changes nothing is no event. */
record PriceRuling(Market.Open market, Facts facts) {

  Decision decide(PricingCommand command) {
    return switch (command) {
      case SetPriceMatrix c -> set(c);
      case SetPricePolicy c -> unlisted(c.market(), c.asset()).orElseGet(() -> set(c, c.policy()));
      case TryPriceSource c -> unlisted(c.market(), c.asset()).orElseGet(() -> retry(c));
      case JudgePriceSource c -> unlisted(c.market(), c.asset()).orElseGet(() -> judge(c));
    };
  }

  private Optional<Decision> unlisted(MarketId id, AssetId asset) {
    return market.assets().containsKey(asset)
        ? Optional.empty()
        : Optional.of(reject(new AssetUnknown(id, asset)));
  }

  private Decision set(SetPriceMatrix c) {
    var barred = c.matrix().barred();
    if (barred.isPresent()) return reject(new AlwaysAllowed(barred.get()));
    return market.prices().matrix().equals(c.matrix())
        ? accept()
        : accept(new PriceMatrixSet(c.market(), c.matrix(), facts.now()));
  }

  private Decision set(SetPricePolicy c, PricePolicy policy) {
    if (policy.rateIn().isPresent()) {
      var in = policy.rateIn().get();
      if (!market.assets().containsKey(in)) return reject(new AssetUnknown(c.market(), in));
      if (in.equals(c.asset()) || market.prices().policy(in).rateIn().isPresent())
        return reject(new RateOfRate(c.asset(), in));
      var ratedInThis =
          market.prices().policies().entrySet().stream()
              .filter(other -> other.getValue().rateIn().equals(Optional.of(c.asset())))
              .findFirst();
      if (ratedInThis.isPresent())
        return reject(new RateOfRate(ratedInThis.get().getKey(), c.asset()));
    }
    var had = market.prices().policy(c.asset());
    if (had.equals(policy)) return accept();
    var cap = policy.checks().growthCap().map(growth -> growth.at(facts.now()));
    var value =
        facts
            .prices()
            .quoted(c.asset())
            .filter(_ -> had.rateIn().equals(policy.rateIn()))
            .map(quoted -> quoted.value());
    if (cap.isPresent() && value.isPresent() && value.get().compareTo(cap.get()) > 0)
      return reject(new CapBelowValue(c.asset(), cap.get(), value.get()));
    return accept(new PricePolicySet(c.market(), c.asset(), policy, facts.now()));
  }

  private Decision retry(TryPriceSource c) {
    return market.prices().trial(c.asset(), c.source()) == Trial.SHADOW
        ? reject(new SourceAlreadyJudged(c.asset(), c.source(), Trial.SHADOW))
        : accept(new PriceSourceOnTrial(c.market(), c.asset(), c.source(), facts.now()));
  }

  private Decision judge(JudgePriceSource c) {
    var judged = c.admitted() ? Trial.ADMITTED : Trial.REJECTED;
    var trial = market.prices().trial(c.asset(), c.source());
    if (trial == judged || trial == Trial.REJECTED)
      return reject(new SourceAlreadyJudged(c.asset(), c.source(), trial));
    return accept(
        c.admitted()
            ? new PriceSourceAdmitted(
                c.market(),
                c.asset(),
                c.source(),
                c.said(),
                c.acted(),
                c.observations(),
                facts.now())
            : new PriceSourceRejected(
                c.market(),
                c.asset(),
                c.source(),
                c.said(),
                c.acted(),
                c.observations(),
                facts.now()));
  }

  static PriceRules evolve(PriceRules rules, PricingEvent event) {
    return switch (event) {
      case PriceMatrixSet(_, var matrix, _) -> rules.with(matrix);
      case PricePolicySet(_, var asset, var policy, _) -> rules.with(asset, policy);
      case PriceSourceOnTrial(_, var asset, var source, _) ->
          rules.with(asset, source, Trial.SHADOW);
      case PriceSourceAdmitted(_, var asset, var source, _, _, _, _) ->
          rules.with(asset, source, Trial.ADMITTED);
      case PriceSourceRejected(_, var asset, var source, _, _, _, _) ->
          rules.with(asset, source, Trial.REJECTED);
    };
  }
}
