package io.plimsoll.adapter.web.rest.problem;

import static io.plimsoll.adapter.web.rest.problem.Wording.conflict;
import static io.plimsoll.adapter.web.rest.problem.Wording.plain;
import static io.plimsoll.adapter.web.rest.problem.Wording.refused;

import io.plimsoll.adapter.web.rest.wire.Json;
import io.plimsoll.domain.oracle.PriceRejection;
import io.plimsoll.domain.oracle.PriceRejection.ConfidenceAbsurd;
import io.plimsoll.domain.oracle.PriceRejection.PriceCrossed;
import io.plimsoll.domain.oracle.PriceRejection.PriceDoubtful;
import io.plimsoll.domain.oracle.PriceRejection.PriceFromFuture;
import io.plimsoll.domain.oracle.PriceRejection.PriceMissing;
import io.plimsoll.domain.oracle.PriceRejection.PriceNotPositive;
import io.plimsoll.domain.oracle.PriceRejection.PriceOutOfOrder;
import io.plimsoll.domain.oracle.PriceRejection.PriceTooFine;
import io.plimsoll.domain.oracle.PriceRejection.PriceTooLarge;
import io.plimsoll.domain.oracle.PriceRejection.PriceTooOld;
import io.plimsoll.domain.oracle.PriceRejection.PriceWrongUnit;

/** Refusals of prices. */
final class PriceProblems {

  private PriceProblems() {}

  static Problem of(PriceRejection rejection) {
    return switch (rejection) {
      case PriceNotPositive(var asset, var price) ->
          refused(
                  "price-not-positive",
                  "A price of %s has to be above zero, not %s".formatted(asset, plain(price)))
              .with("field", "price")
              .with("asset", asset)
              .with("price", plain(price))
              .with("limit", "0");
      case PriceTooLarge(var asset, var price, var limit) ->
          refused(
                  "price-too-large",
                  "%s is beyond the largest price of %s, %s"
                      .formatted(plain(price), asset, plain(limit)))
              .with("field", "price")
              .with("asset", asset)
              .with("price", plain(price))
              .with("limit", plain(limit));
      case PriceTooFine(var asset, var price, var decimals) ->
          refused(
                  "price-too-fine",
                  "A price has %d decimals at most; %s has more".formatted(decimals, plain(price)))
              .with("field", "price")
              .with("asset", asset)
              .with("price", plain(price))
              .with("decimals", decimals);
      case PriceOutOfOrder(var asset, var source, var observedAt, var newest) ->
          conflict(
                  "price-out-of-order",
                  "%s has already told what %s was worth at %s; %s is not later"
                      .formatted(source, asset, newest, observedAt))
              .with("field", "observedAt")
              .with("asset", asset)
              .with("source", source)
              .with("observedAt", observedAt)
              .with("limit", newest);
      case PriceFromFuture(var asset, var observedAt, var now, var tolerance) ->
          refused(
                  "price-from-future",
                  "The price of %s was observed at %s, but it is %s"
                      .formatted(asset, observedAt, now))
              .with("field", "observedAt")
              .with("asset", asset)
              .with("observedAt", observedAt)
              .with("now", now)
              .with("tolerance", tolerance);
      case PriceTooOld(var asset, var observedAt, var now, var maxAge) ->
          refused(
                  "price-too-old",
                  "The price of %s was observed at %s; at %s it may be %s old"
                      .formatted(asset, observedAt, now, maxAge))
              .with("finding", "stale")
              .with("asset", asset)
              .with("observedAt", observedAt)
              .with("now", now)
              .with("maxAge", maxAge);
      case PriceDoubtful(var asset, var action, var finding) -> {
        var words = FindingWords.of(finding);
        yield words.on(
            refused(
                    "price-doubtful",
                    "The price of %s is doubtful (%s): %s"
                        .formatted(asset, words.finding(), words.detail()))
                .with("asset", asset)
                .with("action", Json.word(action)));
      }
      case PriceWrongUnit(var asset, var source, var said, var expected) ->
          refused(
                  "price-wrong-unit",
                  "%s speaks of %s for %s; expected is %s".formatted(source, said, asset, expected))
              .with("field", "unit")
              .with("asset", asset)
              .with("source", source)
              .with("unit", said)
              .with("expected", expected);
      case PriceCrossed(var asset, var bid, var ask) ->
          refused(
                  "price-crossed",
                  "The bid of %s, %s, is above the ask, %s"
                      .formatted(asset, plain(bid), plain(ask)))
              .with("field", "particulars.bid")
              .with("asset", asset)
              .with("bid", plain(bid))
              .with("limit", plain(ask));
      case ConfidenceAbsurd(var asset, var confidence, var limit) ->
          refused(
                  "confidence-absurd",
                  "The confidence in %s is 0 to %s, not %s"
                      .formatted(asset, plain(limit), plain(confidence)))
              .with("field", "particulars.confidence")
              .with("asset", asset)
              .with("confidence", plain(confidence))
              .with("limit", plain(limit));
      case PriceMissing(var asset) ->
          refused("price-missing", "There is no price of %s yet".formatted(asset))
              .with("asset", asset);
    };
  }
}
