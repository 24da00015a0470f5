package io.plimsoll.domain.oracle;

import io.plimsoll.domain.money.Wad;
import java.util.List;
import java.util.Optional;

/**
 * The price a market acts on, and what is doubtful about it.
 *
 * @param price at which loans are measured and sold
 * @param lower at which collateral counts when something is drawn or withdrawn
 * @param upper at which debt counts then
 * @param value what its source said, in the unit the source speaks, before anything was cut off
 * @param findings none if nothing is doubtful but, perhaps, its age
 * @param next what it is going to be, where prices are delayed
 */
public record Quoted(
    Price price,
    Price lower,
    Price upper,
    Wad value,
    List<Finding> findings,
    Optional<Price> next) {

  public Quoted {
    findings = List.copyOf(findings);
  }

  /** The same, where it is known what comes next. */
  public Quoted followedBy(Price price) {
    return new Quoted(this.price, lower, upper, value, findings, Optional.of(price));
  }

  /** One price for everything, with nothing doubtful about it. */
  public static Quoted of(Price price) {
    return new Quoted(price, price, price, price.perWhole(), List.of(), Optional.empty());
  }
}
