package io.plimsoll.domain.chooser;

import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.WETH;

import io.plimsoll.domain.auction.terms.PriceCurve.Stairstep;
import io.plimsoll.domain.auction.terms.ResetRule;
import io.plimsoll.domain.chooser.Outlook.Keepers;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * WETH at 1,000 DAI, sold for as much debt as a call at 5 % would repay; the treasury has a tenth
 * of the bonus, and the horizon is two hours. Keepers come once a minute for 1 %, sell a quarter of
 * what they take at once and pay 100,000 DAI each. Of a fall a fifth stays, and the rest comes back
 * within ten minutes.
 */
final class ChooserWords {

  static final Wad PRICE = Wad.of("1000");
  static final Wad VOLATILITY = Wad.of("0.01");
  static final Duration HORIZON = Duration.ofHours(2);
  static final Keepers KEEPERS =
      new Keepers(
          Wad.of("60"), new BasisPoints(100), new BasisPoints(2_500), Amount.of("100000", DAI));

  static final Way CALL = new Way.Call();
  static final Way DUTCH =
      new Way.Dutch(
          Ray.of("1.05"),
          new Stairstep(Ray.of("0.9975"), Duration.ofMinutes(1)),
          new ResetRule(Duration.ofHours(1), Ray.of("0.8")),
          Optional.empty(),
          Amount.of("100", DAI));
  static final Way BATCH =
      new Way.Batch(Duration.ofMinutes(30), Wad.of("0.95"), Amount.of("100", DAI));
  static final Way DIRECT =
      new Way.Direct(Wad.of("952.380952380952380953"), 6, Duration.ofMinutes(10));
  static final List<Way> ALL = List.of(CALL, DUTCH, BATCH, DIRECT);

  private ChooserWords() {}

  static Offer offer(String lot) {
    return offer(Amount.of(lot, WETH), Duration.ZERO);
  }

  static Offer offer(Amount lot, Duration age) {
    var bonus = new BasisPoints(500);
    var value =
        new Offer(lot, PRICE, DAI.zero(), bonus, BasisPoints.ZERO, age, HORIZON).value().units();
    var debt = BasisPoints.ONE.plus(bonus).whole(value, Rounding.DOWN);
    return new Offer(lot, PRICE, DAI.units(debt), bonus, new BasisPoints(1_000), age, HORIZON);
  }

  /** Venues on which the price falls by so much with each WETH. */
  static Venues venues(String impact) {
    return venues(Wad.of(impact));
  }

  static Venues venues(Wad impact) {
    return new Venues(
        Wad.of("0.0005"), Wad.of("0.2"), Duration.ofMinutes(10), new Venues.Linear(impact));
  }

  static Outlook outlook(Venues venues) {
    return new Outlook(
        Optional.of(VOLATILITY), Wad.ZERO, Optional.of(venues), Optional.of(KEEPERS));
  }

  /** A lot that is not split: no part is as large as the whole. */
  static Inputs inputs(Offer offer, Outlook outlook, List<Way> ways) {
    return new Inputs(offer, outlook, ways, offer.lot());
  }

  /** The same, where a part of one whole token or more may be split off. */
  static Inputs splitting(Inputs inputs) {
    return new Inputs(inputs.offer(), inputs.outlook(), inputs.ways(), Amount.of("1", WETH));
  }
}
