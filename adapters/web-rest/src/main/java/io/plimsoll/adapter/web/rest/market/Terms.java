package io.plimsoll.adapter.web.rest.market;

import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problem;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.ladder.Ladder;
import io.plimsoll.domain.market.Category;
import io.plimsoll.domain.market.CategoryId;
import io.plimsoll.domain.market.KeeperTerms;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.market.SlidingBonus;
import io.plimsoll.domain.market.TargetHealth;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.pacing.Guards;
import io.plimsoll.domain.reserve.Isolation;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooLarge;
import io.plimsoll.domain.reserve.ReserveStatus;
import io.plimsoll.domain.reserve.ReserveTerms;
import io.plimsoll.domain.reserve.ReserveTerms.Limits;
import io.plimsoll.domain.reserve.ReserveTerms.Losses;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Turns the numbers of a request into terms. What no terms could hold is refused here with the
 * field; whether terms make sense together is for the domain.
 */
public final class Terms {

  private static final BigDecimal HIGHEST_RATE = new BigDecimal(100);
  private static final BigDecimal HIGHEST_TARGET = new BigDecimal(10);
  private static final Duration LONGEST = Duration.ofDays(365);

  private Terms() {}

  public static Token token(AssetId symbol, int decimals, String field) {
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
    var policy = asked.liquidation().orElse(OpenMarketRequest.PolicyRequest.STANDARD);
    return new MarketTerms(
        asked.minimumLoan().map(n -> amount("minimumLoan", n, base)).orElse(base.zero()),
        new LiquidationPolicy(
            policy
                .closeFactor()
                .map(n -> aboveZero("liquidation.closeFactor", n))
                .orElse(standard.closeFactor()),
            policy
                .fullCloseHealth()
                .map(
                    n ->
                        wad(
                            "liquidation.fullCloseHealth",
                            atMostOne("liquidation.fullCloseHealth", n)))
                .orElse(standard.fullCloseHealth()),
            policy
                .smallPosition()
                .map(n -> amount("liquidation.smallPosition", n, base))
                .orElse(standard.smallPosition()),
            policy
                .minimumLeftover()
                .map(n -> amount("liquidation.minimumLeftover", n, base))
                .orElse(standard.minimumLeftover()),
            policy.targetHealth().map(Terms::target),
            policy.slidingBonus().map(Terms::slide)),
        asked.profile().map(Terms::profile).orElse(Profile.STANDARD),
        asked
            .selling()
            .map(selling -> selling.terms(base))
            .orElse(SellingTerms.DIRECT)
            .with(guards(asked)),
        asked.keepers().map(Terms::keepers),
        asked.ladder().map(LadderForm::ladder).orElse(Ladder.NONE));
  }

  /** Where the profile is another system's, calls go through as they do there. */
  private static Guards guards(OpenMarketRequest asked) {
    var isStandard =
        asked.profile().map(Terms::profile).orElse(Profile.STANDARD).equals(Profile.STANDARD);
    return asked
        .selling()
        .flatMap(SellingForm::guards)
        .map(form -> form.guards(isStandard))
        .orElse(new Guards(isStandard, Optional.empty()));
  }

  private static KeeperTerms keepers(OpenMarketRequest.KeepersRequest asked) {
    return new KeeperTerms(
        asked.bondAsset(),
        wad("keepers.minimumBond", asked.minimumBond()),
        span("keepers.paymentWindow", asked.paymentWindow()));
  }

  private static TargetHealth target(Decimal asked) {
    var field = "liquidation.targetHealth";
    if (asked.value().compareTo(BigDecimal.ONE) <= 0 || asked.value().compareTo(HIGHEST_TARGET) > 0)
      throw new Declined(
          Problems.outOfRange(
              "target-health-out-of-range",
              field,
              asked.text(),
              "is above 1 and at most " + HIGHEST_TARGET));
    return new TargetHealth(wad(field, asked));
  }

  private static SlidingBonus slide(OpenMarketRequest.SlideRequest asked) {
    var field = "liquidation.slidingBonus.healthForMost";
    if (asked.healthForMost().value().compareTo(BigDecimal.ONE) >= 0)
      throw new Declined(
          Problems.outOfRange(
              "health-for-most-out-of-range", field, asked.healthForMost().text(), "is below 1"));
    return new SlidingBonus(
        wad(field, asked.healthForMost()),
        share("liquidation.slidingBonus.factor", asked.factor()));
  }

  public static Wad wad(String field, Decimal asked) {
    return new Wad(units(field, asked, 18));
  }

  private static Profile profile(String name) {
    return Profile.named(name)
        .orElseThrow(
            () ->
                new Declined(
                    Problems.outOfRange(
                            "profile-unknown",
                            "profile",
                            name,
                            "is one of " + String.join(", ", Profile.names()))
                        .with("known", String.join(", ", Profile.names()))));
  }

  static Category category(CategoryId id, CategoryRequest asked) {
    return new Category(
        id,
        share("maxLoanToValue", asked.maxLoanToValue()),
        share("liquidationThreshold", asked.liquidationThreshold()),
        share("liquidationBonus", asked.liquidationBonus()),
        new TreeSet<>(asked.collateral()),
        new TreeSet<>(asked.borrowable()),
        new TreeSet<>(asked.withoutLoanToValue().orElse(List.of())));
  }

  /**
   * @param base the market's; asked for only where something is said in it
   */
  static ReserveTerms reserve(ListAssetRequest asked, Token asset, Supplier<Token> base) {
    return new ReserveTerms(
        share("maxLoanToValue", asked.maxLoanToValue()),
        share("liquidationThreshold", asked.liquidationThreshold()),
        asked
            .liquidationBonus()
            .map(n -> share("liquidationBonus", n))
            .orElse(new BasisPoints(500)),
        asked.liquidationFee().map(n -> share("liquidationFee", n)).orElse(new BasisPoints(1_000)),
        asked
            .reserveFactor()
            .map(n -> wad("reserveFactor", atMostOne("reserveFactor", n)))
            .orElse(Wad.of("0.1")),
        cap("supplyCap", asked.supplyCap(), asset),
        cap("borrowCap", asked.borrowCap(), asset),
        asked.interestRate().orElse(RateTerms.Kinked.STANDARD).model(),
        asked.maxPriceAge().map(age -> span("maxPriceAge", age)).orElse(Duration.ofHours(1)),
        new ReserveStatus(
            asked.borrowable().orElse(true),
            asked.frozen().orElse(false),
            asked.paused().orElse(false),
            asked.graceUntil()),
        new Isolation(
            asked
                .debtCeiling()
                .filter(n -> n.value().signum() != 0)
                .map(n -> units("debtCeiling", n, 2)),
            asked.borrowableInIsolation().orElse(false)),
        new Limits(
            cap("minimumDebt", asked.minimumDebt(), asset),
            cap("targetReserves", asked.targetReserves(), asset)),
        asked.losses().map(LossTerms::losses).orElse(Losses.NONE),
        asked.auction().map(auction -> auction.plan(base.get())));
  }

  /** A yearly rate that a model can charge without running out of all bounds. */
  public static Decimal rate(String field, Decimal asked) {
    if (asked.value().compareTo(HIGHEST_RATE) > 0)
      throw new Declined(
          Problems.outOfRange("rate-too-large", field, asked.text(), "is 100 a year at most")
              .with("limit", HIGHEST_RATE.toPlainString()));
    return asked;
  }

  public static Duration span(String field, Duration asked) {
    if (asked.isNegative() || asked.isZero() || asked.compareTo(LONGEST) > 0)
      throw new Declined(
          Problems.outOfRange(
                  "duration-out-of-range",
                  field,
                  asked.toString(),
                  "is above zero and 365 days at most")
              .with("limit", LONGEST));
    return asked;
  }

  private static Optional<Amount> cap(String field, Optional<Decimal> asked, Token asset) {
    return asked.filter(n -> n.value().signum() != 0).map(n -> amount(field, n, asset));
  }

  /** Zero is an amount here. */
  static Amount amount(String field, Decimal asked, Token token) {
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

  public static BasisPoints share(String field, Decimal asked) {
    return new BasisPoints(units(field, atMostOne(field, asked), 4).intValueExact());
  }

  static Decimal atMostOne(String field, Decimal asked) {
    if (asked.value().compareTo(BigDecimal.ONE) > 0)
      throw new Declined(Problems.shareAboveOne(field, asked.text()));
    return asked;
  }

  public static BigInteger units(String field, Decimal asked, int decimals) {
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
