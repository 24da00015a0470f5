package io.plimsoll.domain.oracle;

import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Wad;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a source says it saw. Whether the desk believes it is another question.
 *
 * @param unit what the value is a number of; empty: what the market expects, for a source that does
 *     not say
 * @param source who says so
 */
public record Observation(
    MarketId market,
    AssetId asset,
    Optional<UnitType> unit,
    BigDecimal value,
    Instant observedAt,
    String source,
    Particulars particulars) {

  private static final int DECIMALS = 18;
  private static final BigDecimal LARGEST = new BigDecimal(BigInteger.TEN.pow(20));

  /** A bare value in the unit the market expects. */
  public Observation(
      MarketId market, AssetId asset, BigDecimal value, Instant observedAt, String source) {
    this(market, asset, Optional.empty(), value, observedAt, source, Particulars.NONE);
  }

  /**
   * The first reason not to take this observation, if any.
   *
   * @param expected the unit in which the asset is quoted
   * @param newest what the same source observed last
   * @param maxAge how old it may be
   * @param tolerance how far the source's clock may be ahead of ours
   */
  public Optional<PriceRejection> objection(
      UnitType expected,
      Optional<Instant> newest,
      Instant now,
      Duration maxAge,
      Duration tolerance) {
    if (unit.filter(said -> !said.equals(expected)).isPresent())
      return Optional.of(
          new PriceRejection.PriceWrongUnit(asset, source, unit.orElseThrow(), expected));
    var malformed = malformed();
    if (malformed.isPresent()) return malformed;
    if (observedAt.isAfter(now.plus(tolerance)))
      return Optional.of(new PriceRejection.PriceFromFuture(asset, observedAt, now, tolerance));
    if (observedAt.plus(maxAge).isBefore(now))
      return Optional.of(new PriceRejection.PriceTooOld(asset, observedAt, now, maxAge));
    if (newest.isPresent() && !observedAt.isAfter(newest.get()))
      return Optional.of(
          new PriceRejection.PriceOutOfOrder(asset, source, observedAt, newest.get()));
    return Optional.empty();
  }

  private Optional<PriceRejection> malformed() {
    var sides = Stream.of(particulars.bid(), particulars.ask()).flatMap(Optional::stream);
    for (var number : Stream.concat(Stream.of(value), sides).toList()) {
      if (number.signum() <= 0)
        return Optional.of(new PriceRejection.PriceNotPositive(asset, number));
      if (number.compareTo(LARGEST) > 0)
        return Optional.of(new PriceRejection.PriceTooLarge(asset, number, LARGEST));
      if (number.stripTrailingZeros().scale() > DECIMALS)
        return Optional.of(new PriceRejection.PriceTooFine(asset, number, DECIMALS));
    }
    var confidence = particulars.confidence();
    if (confidence.filter(one -> one.signum() < 0 || one.compareTo(LARGEST) > 0).isPresent())
      return Optional.of(new PriceRejection.ConfidenceAbsurd(asset, confidence.get(), LARGEST));
    var bid = particulars.bid();
    var ask = particulars.ask();
    return bid.isPresent() && ask.isPresent() && bid.get().compareTo(ask.get()) > 0
        ? Optional.of(new PriceRejection.PriceCrossed(asset, bid.get(), ask.get()))
        : Optional.empty();
  }

  /**
   * What a refusal of this observation says about its source until that is heard again.
   *
   * @param receivedAt when it came
   */
  public Optional<Finding> doubt(PriceRejection refusal, Instant receivedAt) {
    return switch (refusal) {
      case PriceRejection.PriceNotPositive(_, var number) ->
          Optional.of(new Finding.NotPositive(source, number));
      case PriceRejection.PriceFromFuture _ ->
          Optional.of(new Finding.FromFuture(source, observedAt, receivedAt));
      case PriceRejection.PriceWrongUnit(_, _, var said, var expected) ->
          Optional.of(new Finding.WrongUnit(source, said, expected));
      case PriceRejection.PriceTooLarge(_, var number, var limit) ->
          Optional.of(new Finding.OutOfBand(whole(number), Wad.ZERO, whole(limit)));
      case PriceRejection.PriceCrossed(_, var bid, var ask) ->
          Optional.of(new Finding.OutOfBand(perWhole(), wad(ask), wad(bid)));
      case PriceRejection.PriceTooFine _,
          PriceRejection.PriceOutOfOrder _,
          PriceRejection.PriceTooOld _,
          PriceRejection.ConfidenceAbsurd _,
          PriceRejection.PriceDoubtful _,
          PriceRejection.PriceMissing _ ->
          Optional.empty();
    };
  }

  /** The value as a Wad; only for an observation without objection. */
  public Wad perWhole() {
    return wad(value);
  }

  private static Wad whole(BigDecimal number) {
    return new Wad(number.toBigInteger().multiply(Wad.SCALE));
  }

  private static Wad wad(BigDecimal number) {
    return new Wad(number.movePointRight(DECIMALS).toBigIntegerExact());
  }
}
