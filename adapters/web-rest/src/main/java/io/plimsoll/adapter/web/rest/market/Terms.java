package io.plimsoll.adapter.web.rest.market;

import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problem;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.InterestRateModel;
import io.plimsoll.domain.reserve.InterestRateModel.KinkedCurve;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooLarge;
import io.plimsoll.domain.reserve.ReserveTerms;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;

/**
 * Turns the numbers of a request into terms. What no terms could hold is refused here with the
 * field; whether terms make sense together is for the domain.
 */
final class Terms {

  private static final BigDecimal HIGHEST_RATE = new BigDecimal(100);
  private static final Duration LONGEST_AGE = Duration.ofDays(365);

  private Terms() {}

  static Token token(AssetId symbol, int decimals, String field) {
    try {
      return new Token(symbol.symbol(), decimals);
    } catch (IllegalArgumentException e) {
      var declined =
          new Declined(Problem.malformed("malformed-field", field, field + ": " + e.getMessage()));
      declined.addSuppressed(e);
      throw declined;
    }
  }

  static MarketTerms market(OpenMarketRequest asked, Token base) {
    var standard = LiquidationPolicy.standard(base);
    var policy = asked.liquidation();
    return new MarketTerms(
        asked.minimumLoan().map(n -> amount("minimumLoan", n, base)).orElse(base.zero()),
        new LiquidationPolicy(
            policy
                .flatMap(OpenMarketRequest.PolicyRequest::closeFactor)
                .map(n -> aboveZero("liquidation.closeFactor", n))
                .orElse(standard.closeFactor()),
            policy
                .flatMap(OpenMarketRequest.PolicyRequest::fullCloseHealth)
                .map(
                    n ->
                        new Wad(
                            units(
                                "liquidation.fullCloseHealth",
                                atMostOne("liquidation.fullCloseHealth", n),
                                18)))
                .orElse(standard.fullCloseHealth()),
            policy
                .flatMap(OpenMarketRequest.PolicyRequest::smallPosition)
                .map(n -> amount("liquidation.smallPosition", n, base))
                .orElse(standard.smallPosition()),
            policy
                .flatMap(OpenMarketRequest.PolicyRequest::minimumLeftover)
                .map(n -> amount("liquidation.minimumLeftover", n, base))
                .orElse(standard.minimumLeftover())));
  }

  static ReserveTerms reserve(ListAssetRequest asked, Token asset) {
    return new ReserveTerms(
        share("maxLoanToValue", asked.maxLoanToValue()),
        share("liquidationThreshold", asked.liquidationThreshold()),
        asked
            .liquidationBonus()
            .map(n -> share("liquidationBonus", n))
            .orElse(new BasisPoints(500)),
        asked.liquidationFee().map(n -> share("liquidationFee", n)).orElse(new BasisPoints(1_000)),
        asked.reserveFactor().map(n -> share("reserveFactor", n)).orElse(new BasisPoints(1_000)),
        cap("supplyCap", asked.supplyCap(), asset),
        cap("borrowCap", asked.borrowCap(), asset),
        curve(asked.interestRate()),
        asked.maxPriceAge().map(Terms::age).orElse(Duration.ofHours(1)));
  }

  private static InterestRateModel curve(Optional<ListAssetRequest.CurveRequest> asked) {
    var field = "interestRate.optimalUtilization";
    var optimal = asked.flatMap(ListAssetRequest.CurveRequest::optimalUtilization);
    optimal.ifPresent(
        n -> {
          if (n.value().signum() <= 0 || n.value().compareTo(BigDecimal.ONE) >= 0)
            throw new Declined(
                Problems.outOfRange(
                    "optimal-utilization-out-of-range",
                    field,
                    n.text(),
                    "lies between 0 and 1, both excluded"));
        });
    return new KinkedCurve(
        optimal.map(n -> new Ray(units(field, n, 27))).orElse(Ray.of("0.8")),
        rate("baseRate", asked.flatMap(ListAssetRequest.CurveRequest::baseRate), "0"),
        rate("slope1", asked.flatMap(ListAssetRequest.CurveRequest::slope1), "0.04"),
        rate("slope2", asked.flatMap(ListAssetRequest.CurveRequest::slope2), "0.75"));
  }

  private static Ray rate(String name, Optional<Decimal> asked, String standard) {
    var field = "interestRate." + name;
    asked.ifPresent(
        n -> {
          if (n.value().compareTo(HIGHEST_RATE) > 0)
            throw new Declined(
                Problems.outOfRange("rate-too-large", field, n.text(), "is 100 a year at most")
                    .with("limit", HIGHEST_RATE.toPlainString()));
        });
    return asked.map(n -> new Ray(units(field, n, 27))).orElse(Ray.of(standard));
  }

  private static Duration age(Duration asked) {
    if (asked.isNegative() || asked.isZero() || asked.compareTo(LONGEST_AGE) > 0)
      throw new Declined(
          Problems.outOfRange(
                  "duration-out-of-range",
                  "maxPriceAge",
                  asked.toString(),
                  "is above zero and 365 days at most")
              .with("limit", LONGEST_AGE));
    return asked;
  }

  private static Optional<Amount> cap(String field, Optional<Decimal> asked, Token asset) {
    return asked.filter(n -> n.value().signum() != 0).map(n -> amount(field, n, asset));
  }

  /** Zero is an amount here. */
  private static Amount amount(String field, Decimal asked, Token token) {
    var amount = token.units(units(field, asked, token.decimals()));
    var largest = token.units(Reserve.LARGEST_AMOUNT);
    if (amount.exceeds(largest))
      throw new Declined(
          Problems.of(new AmountTooLarge(token.id(), asked.value(), largest)).inField(field));
    return amount;
  }

  private static BasisPoints aboveZero(String field, Decimal asked) {
    var share = share(field, asked);
    if (share.value() == 0)
      throw new Declined(
          Problems.outOfRange("share-not-positive", field, asked.text(), "has to be above 0")
              .with("limit", "0"));
    return share;
  }

  private static BasisPoints share(String field, Decimal asked) {
    return new BasisPoints(units(field, atMostOne(field, asked), 4).intValueExact());
  }

  private static Decimal atMostOne(String field, Decimal asked) {
    if (asked.value().compareTo(BigDecimal.ONE) > 0)
      throw new Declined(Problems.shareAboveOne(field, asked.text()));
    return asked;
  }

  private static BigInteger units(String field, Decimal asked, int decimals) {
    if (asked.value().signum() < 0)
      throw new Declined(
          Problems.outOfRange("negative-number", field, asked.text(), "is never negative")
              .with("limit", "0"));
    if (asked.decimals() > decimals)
      throw new Declined(
          Problems.outOfRange(
                  "too-many-decimals",
                  field,
                  asked.text(),
                  "has %d decimals at most".formatted(decimals))
              .with("decimals", decimals));
    return asked.value().movePointRight(decimals).toBigIntegerExact();
  }
}
