package io.plimsoll.adapter.web.rest.price;

import io.plimsoll.adapter.web.rest.market.Terms;
import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.policy.Checks;
import io.plimsoll.domain.oracle.policy.GrowthCap;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a value is measured against; what is left out is not measured.
 *
 * @param widest share of the value that its sides may leave between them
 * @param floor at or below which the source cannot follow the market
 */
public record ChecksForm(
    Optional<Decimal> widest,
    Optional<CorridorForm> corridor,
    Optional<Decimal> floor,
    Optional<JumpForm> jump,
    Optional<GrowthCapForm> growthCap) {

  /** Both ends included. */
  public record CorridorForm(Decimal lowest, Decimal highest) {
    private Checks.Corridor corridor() {
      var least = Terms.wad("checks.corridor.lowest", lowest);
      var most = Terms.wad("checks.corridor.highest", highest);
      if (least.compareTo(most) > 0)
        throw new Declined(
            Problems.outOfRange(
                    "corridor-reversed",
                    "checks.corridor.lowest",
                    lowest.text(),
                    "is not above highest, " + highest.text())
                .with("limit", highest.text()));
      return new Checks.Corridor(least, most);
    }
  }

  /**
   * @param most distance from the moving average as a share of it
   * @param window over which the average is taken; 24 hours at most
   */
  public record JumpForm(Decimal most, Duration window) {
    private Checks.Jump jump() {
      return new Checks.Jump(
          Terms.share("checks.jump.most", most),
          PricePolicyForm.window("checks.jump.window", window));
    }
  }

  /**
   * What a value can have grown to; ratio and time only ever change together.
   *
   * @param ratio the value at a time
   * @param perYear growth a year: 0.09 is 9 %
   */
  public record GrowthCapForm(Decimal ratio, Instant at, Decimal perYear) {
    private GrowthCap cap() {
      return new GrowthCap(
          Terms.wad("checks.growthCap.ratio", ratio),
          at,
          new BasisPoints(
              Terms.units(
                      "checks.growthCap.perYear",
                      Terms.rate("checks.growthCap.perYear", perYear),
                      4)
                  .intValueExact()));
    }
  }

  static final ChecksForm NONE =
      new ChecksForm(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  Checks checks() {
    return new Checks(
        widest.map(share -> Terms.share("checks.widest", share)),
        corridor.map(CorridorForm::corridor),
        floor.map(value -> Terms.wad("checks.floor", value)),
        jump.map(JumpForm::jump),
        growthCap.map(GrowthCapForm::cap));
  }

  static ChecksForm of(Checks checks) {
    return new ChecksForm(
        checks.widest().map(ChecksForm::told),
        checks.corridor().map(one -> new CorridorForm(told(one.lowest()), told(one.highest()))),
        checks.floor().map(ChecksForm::told),
        checks.jump().map(one -> new JumpForm(told(one.most()), one.window())),
        checks
            .growthCap()
            .map(one -> new GrowthCapForm(told(one.ratio()), one.at(), told(one.perYear()))));
  }

  private static Decimal told(Wad wad) {
    return Decimal.of(wad.decimal());
  }

  private static Decimal told(BasisPoints share) {
    return Decimal.of(share.decimal());
  }
}
