package io.plimsoll.adapter.web.rest.market;

import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.adapter.web.rest.wire.Json;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.money.Token;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a market sells, in the same form when it is asked for and when it is told.
 *
 * @param mechanisms what the desk chooses between: call-with-bonus, dutch-auction, batch-auction,
 *     direct-sale; direct-sale alone if left out
 * @param auctionCap most that all auctions and batches raise at one time, in the base currency, a
 *     batch at its least price; left out: no cap
 * @param assumptions by which it chooses where there is a choice; the standard ones for what is
 *     left out
 * @param batch how it sells by batch; the standard way if left out where batch-auction is among the
 *     mechanisms
 * @param slices in how many slices the desk may sell on venues, and how far apart; left out: at
 *     once
 * @param guards what its sales must not do
 */
public record SellingForm(
    Optional<List<String>> mechanisms,
    Optional<Decimal> auctionCap,
    Optional<AssumptionsForm> assumptions,
    Optional<BatchForm> batch,
    Optional<SlicesForm> slices,
    Optional<GuardsForm> guards) {

  private static final Set<Mechanism> KNOWN = EnumSet.allOf(Mechanism.class);

  SellingTerms terms(Token base) {
    var ways = mechanisms.map(SellingForm::some).orElseGet(SellingTerms.DIRECT::mechanisms);
    var terms =
        new SellingTerms(
            ways,
            auctionCap.map(n -> Terms.amount("selling.auctionCap", n, base)),
            Optional.of(assumptions.orElse(AssumptionsForm.STANDARD).assumptions(base)),
            ways.contains(Mechanism.BATCH_AUCTION) || batch.isPresent()
                ? Optional.of(batch.orElse(BatchForm.STANDARD).plan())
                : Optional.empty());
    return slices.map(SlicesForm::plan).map(terms::with).orElse(terms);
  }

  private static Set<Mechanism> some(List<String> asked) {
    if (asked.isEmpty()) throw unknown("none");
    return asked.stream().map(SellingForm::mechanism).collect(Collectors.toSet());
  }

  static SellingForm of(SellingTerms terms) {
    return new SellingForm(
        Optional.of(terms.mechanisms().stream().map(Json::word).toList()),
        terms.auctionCap().map(cap -> Decimal.of(cap.decimal())),
        terms.assumptions().map(AssumptionsForm::of),
        terms.batch().map(BatchForm::of),
        terms.slicing().map(SlicesForm::of),
        Optional.of(GuardsForm.of(terms.guards())));
  }

  private static Mechanism mechanism(String asked) {
    return KNOWN.stream()
        .filter(one -> Json.word(one).equals(asked))
        .findFirst()
        .orElseThrow(() -> unknown(asked));
  }

  private static Declined unknown(String asked) {
    var known = String.join(", ", KNOWN.stream().map(Json::word).toList());
    return new Declined(
        Problems.outOfRange("mechanism-unknown", "selling.mechanisms", asked, "is some of " + known)
            .with("known", known));
  }
}
