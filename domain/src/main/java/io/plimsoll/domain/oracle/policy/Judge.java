package io.plimsoll.domain.oracle.policy;

import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Finding;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.oracle.Quoted;
import io.plimsoll.domain.oracle.Testimony;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes an asset's price out of what its sources have said by a moment, under its policy. */
public record Judge(PricePolicy policy, Token asset, Token base, Instant now) {

  private static final Wad LEAST = new Wad(BigInteger.ONE);

  /**
   * Whose word is acted on, and what was found in choosing it.
   *
   * @param dearest whose word a new debt may not count less than
   */
  private record Choice(Testimony testimony, Testimony dearest, List<Finding> findings) {

    static Choice of(Testimony testimony, Finding... findings) {
      return new Choice(testimony, testimony, List.of(findings));
    }
  }

  /**
   * @param heard every source that has a say
   * @param in the price of the asset in which rates are quoted; empty too where there is none
   * @return empty if nobody has said anything, or a rate has nothing to be turned into a price by
   */
  public Optional<Quoted> of(Collection<Testimony> heard, Optional<Quoted> in) {
    if (heard.isEmpty() || (policy.rateIn().isPresent() && in.isEmpty())) return Optional.empty();
    var delay = policy.delay().orElse(Duration.ZERO);
    var acted = quoted(heard, in, now.minus(delay), delay);
    return Optional.of(
        delay.isZero() ? acted : acted.followedBy(quoted(heard, in, now, Duration.ZERO).price()));
  }

  /** Whose word was chosen: its number is the price's. */
  private Quoted quoted(
      Collection<Testimony> heard, Optional<Quoted> in, Instant moment, Duration delay) {
    var choice = choose(heard, moment);
    var source = choice.testimony();
    var word = source.at(moment);
    var findings = new ArrayList<>(choice.findings());
    findings.addAll(doubts(source, heard, moment));
    var value = cut(word.value(), findings);
    var stable = policy.stableOver().map(window -> source.average(window, moment));
    var lower = stable.map(word.bid()::least).orElse(word.bid()).least(value);
    var dearest = word.ask().most(choice.dearest().at(moment).ask());
    var upper = stable.map(dearest::most).orElse(dearest);
    var seen = word.observedAt().plus(delay);
    if (in.isEmpty() || policy.rateIn().isEmpty())
      return new Quoted(
          price(word.id(), value, seen),
          price(word.id(), lower.most(LEAST), seen),
          price(word.id(), upper, seen),
          word.value(),
          findings,
          Optional.empty());
    findings.addAll(in.get().findings());
    var rated = isAlive(source) ? in.get().price().observedAt() : seen;
    var both =
        rated.isBefore(in.get().price().observedAt()) ? rated : in.get().price().observedAt();
    return new Quoted(
        times(word.id(), value, in.get().price(), both),
        times(word.id(), lower.most(LEAST), in.get().lower(), both),
        times(word.id(), upper, in.get().upper(), both),
        word.value(),
        findings,
        Optional.empty());
  }

  private Choice choose(Collection<Testimony> heard, Instant moment) {
    return switch (policy.combination()) {
      case Combination.Newest _ -> Choice.of(newest(heard, moment));
      case Combination.Median median ->
          asked(heard, moment)
              .map(voters -> median(voters, median, moment))
              .orElseGet(
                  () -> Choice.of(newest(heard, moment), new Finding.NoQuorum(0, median.quorum())));
      case Combination.Pivot pivot ->
          asked(heard, moment)
              .map(voters -> pivot(voters, pivot, moment))
              .orElseGet(() -> Choice.of(newest(heard, moment), new Finding.NoQuorum(0, 2)));
    };
  }

  private static Testimony newest(Collection<Testimony> heard, Instant moment) {
    return heard.stream()
        .max(
            Comparator.comparing((Testimony one) -> one.at(moment).observedAt())
                .thenComparingLong(one -> one.at(moment).id()))
        .orElseThrow();
  }

  /** Who has a heartbeat and is not doubtful by himself; if all are, who has a heartbeat. */
  private Optional<List<Testimony>> asked(Collection<Testimony> heard, Instant moment) {
    var alive = heard.stream().filter(this::isAlive).toList();
    var sound = alive.stream().filter(one -> doubts(one, heard, moment).isEmpty()).toList();
    return Optional.of(sound.isEmpty() ? alive : sound).filter(voters -> !voters.isEmpty());
  }

  private Choice median(List<Testimony> voters, Combination.Median how, Instant moment) {
    var ordered =
        voters.stream()
            .sorted(
                Comparator.comparing((Testimony one) -> one.at(moment).value())
                    .thenComparing(Testimony::source))
            .toList();
    var middle = ordered.get((ordered.size() - 1) / 2);
    var agreeing = agreeing(voters, middle.at(moment).value(), how.band(), moment);
    return new Choice(
        middle,
        ordered.get(ordered.size() / 2),
        agreeing < how.quorum()
            ? List.of(new Finding.NoQuorum(agreeing, how.quorum()))
            : List.of());
  }

  private static int agreeing(
      Collection<Testimony> voters, Wad value, BasisPoints band, Instant moment) {
    return (int)
        voters.stream().filter(one -> isWithin(one.at(moment).value(), value, band)).count();
  }

  private Choice pivot(List<Testimony> voters, Combination.Pivot how, Instant moment) {
    var main = of(voters, how.main());
    var pivot = of(voters, how.pivot());
    var fallback = how.fallback().flatMap(name -> of(voters, name));
    if (main.isPresent() && agree(main, pivot, how.band(), moment)) return Choice.of(main.get());
    if (fallback.isPresent()
        && (agree(fallback, pivot, how.band(), moment)
            || (pivot.isEmpty() && agree(main, fallback, how.band(), moment))))
      return Choice.of(fallback.get());
    var acted = main.or(() -> pivot).or(() -> fallback).orElseGet(() -> newest(voters, moment));
    var other = (main.isPresent() ? pivot : Optional.<Testimony>empty()).or(() -> fallback);
    return Choice.of(
        acted,
        other
            .filter(one -> !one.equals(acted))
            .<Finding>map(
                one -> outside(acted.at(moment).value(), one.at(moment).value(), how.band()))
            .orElseGet(() -> new Finding.NoQuorum(main.or(() -> pivot).isPresent() ? 1 : 0, 2)));
  }

  private static Optional<Testimony> of(List<Testimony> voters, String source) {
    return voters.stream().filter(one -> one.source().equals(source)).findFirst();
  }

  private boolean isAlive(Testimony one) {
    return !one.newest().observedAt().plus(policy.heartbeat(one.source())).isBefore(now);
  }

  private static boolean agree(
      Optional<Testimony> one, Optional<Testimony> other, BasisPoints band, Instant moment) {
    return one.isPresent()
        && other.isPresent()
        && isWithin(one.get().at(moment).value(), other.get().at(moment).value(), band);
  }

  /** Whether a value is no further from another than a share of that. */
  public static boolean isWithin(Wad value, Wad other, BasisPoints band) {
    return value
            .units()
            .subtract(other.units())
            .abs()
            .multiply(BasisPoints.SCALE)
            .compareTo(other.units().multiply(band.units()))
        <= 0;
  }

  private static Finding.OutOfBand outside(Wad value, Wad other, BasisPoints band) {
    var room = band.of(other.units(), Rounding.DOWN);
    return new Finding.OutOfBand(
        value,
        new Wad(other.units().subtract(room).max(BigInteger.ZERO)),
        new Wad(other.units().add(room)));
  }

  /** What is doubtful about a source's word by itself. */
  private List<Finding> doubts(Testimony source, Collection<Testimony> heard, Instant moment) {
    var checks = policy.checks();
    var found = new ArrayList<Finding>();
    source.refused().ifPresent(found::add);
    var word = source.at(moment);
    var value = word.value();
    checks
        .widest()
        .filter(most -> word.width().compareTo(most.wad()) > 0)
        .ifPresent(most -> found.add(new Finding.TooWide(word.width(), most)));
    checks
        .corridor()
        .filter(one -> value.compareTo(one.lowest()) < 0 || value.compareTo(one.highest()) > 0)
        .ifPresent(one -> found.add(new Finding.OutOfBand(value, one.lowest(), one.highest())));
    checks
        .floor()
        .filter(floor -> value.compareTo(floor) <= 0)
        .ifPresent(floor -> found.add(new Finding.AtFloor(value, floor)));
    checks
        .jump()
        .ifPresent(
            jump -> {
              var average = average(source, heard, jump.window(), moment);
              if (!isWithin(value, average, jump.most()))
                found.add(new Finding.Jumped(value, average, moved(value, average), jump.most()));
            });
    return found;
  }

  /** A source that has not spoken for half of the window is measured by the others. */
  private static Wad average(
      Testimony source, Collection<Testimony> heard, Duration window, Instant moment) {
    if (source.hasSpokenSince(moment.minus(window.dividedBy(2))))
      return source.average(window, moment);
    var others =
        heard.stream()
            .filter(one -> !one.source().equals(source.source()))
            .filter(one -> one.hasSpokenSince(moment.minus(window.dividedBy(2))))
            .map(one -> one.average(window, moment))
            .sorted()
            .toList();
    return others.isEmpty() ? source.average(window, moment) : others.get((others.size() - 1) / 2);
  }

  private static Wad moved(Wad value, Wad average) {
    return new Wad(
        Rounding.DOWN.mulDiv(
            value.units().subtract(average.units()).abs(), Wad.SCALE, average.units()));
  }

  /** How a source's last word stands to the price that is acted on. */
  public enum Agreement {
    AGREES,
    /** Away from it, though others agree with it or the source is doubtful by itself. */
    STRAYS,
    UNDECIDED
  }

  /**
   * @param acted beyond doubt, or nothing can be said
   * @param heard whose word counts
   * @param support so many others have to agree with the price for a word away from it to stray
   */
  public Agreement agreement(
      Testimony source, Quoted acted, Collection<Testimony> heard, BasisPoints band, int support) {
    if (!acted.findings().isEmpty()) return Agreement.UNDECIDED;
    var word = source.newest();
    if (isWithin(word.value(), acted.value(), band)) return Agreement.AGREES;
    var alive =
        heard.stream()
            .filter(this::isAlive)
            .filter(one -> !one.source().equals(source.source()))
            .toList();
    return agreeing(alive, acted.value(), band, now) >= support
            || !doubts(source, heard, now).isEmpty()
        ? Agreement.STRAYS
        : Agreement.UNDECIDED;
  }

  private Wad cut(Wad value, List<Finding> findings) {
    var cap = policy.checks().growthCap().map(growth -> growth.at(now));
    if (cap.isEmpty() || value.compareTo(cap.get()) <= 0) return value;
    findings.add(new Finding.CapHit(value, cap.get()));
    return cap.get().most(LEAST);
  }

  private Price price(long id, Wad value, Instant observedAt) {
    return new Price(id, asset, base, value, observedAt);
  }

  /** So many of another asset at that one's price, without a rounding. */
  private Price times(long id, Wad rate, Price other, Instant observedAt) {
    return new Price(
        id,
        asset,
        base,
        rate.units().multiply(other.asset().unit()).multiply(other.baseUnits()),
        Wad.SCALE.multiply(asset.unit()).multiply(other.assetUnits()),
        observedAt);
  }
}
