package io.plimsoll.adapter.web.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.auction.AuctionRejection;
import io.plimsoll.domain.auction.Hole;
import io.plimsoll.domain.auction.terms.Breaker;
import io.plimsoll.domain.auction.terms.ResetCause;
import io.plimsoll.domain.auction.terms.ResetRule;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.ladder.ApproverId;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.Outcome;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loss.LossBearer;
import io.plimsoll.domain.market.CategoryId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Finding;
import io.plimsoll.domain.oracle.UnitType;
import io.plimsoll.domain.oracle.policy.Action;
import io.plimsoll.domain.oracle.policy.PriceRules.Trial;
import io.plimsoll.domain.pacing.Paced;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.http.HttpStatus;

/** Every rejection of the domain has its words. */
class ProblemsTest {

  private static final Amount AMOUNT = Amount.of("12.5", new Token("USDC", 6));
  private static final Paced.Effect EFFECT = new Paced.Effect(AMOUNT, Wad.of("0.01"), 1, List.of());

  private static final Map<Class<?>, Object> SAMPLES =
      Map.ofEntries(
          Map.entry(MarketId.class, new MarketId("main")),
          Map.entry(Action.class, Action.BORROW),
          Map.entry(Trial.class, Trial.REJECTED),
          Map.entry(UnitType.class, new UnitType.PriceIn("USD")),
          Map.entry(Finding.class, new Finding.NoQuorum(1, 2)),
          Map.entry(LoanId.class, new LoanId("L1")),
          Map.entry(LiquidationId.class, new LiquidationId("L1.1")),
          Map.entry(AccountId.class, new AccountId("lender")),
          Map.entry(KeeperId.class, new KeeperId("kim")),
          Map.entry(AssetId.class, new AssetId("USDC")),
          Map.entry(Amount.class, AMOUNT),
          Map.entry(BasisPoints.class, new BasisPoints(8_250)),
          Map.entry(CategoryId.class, new CategoryId("stable")),
          Map.entry(Wad.class, Wad.of("1.5")),
          Map.entry(Ray.class, Ray.of("1.2")),
          Map.entry(AuctionId.class, new AuctionId("L1.1-1")),
          Map.entry(BatchId.class, new BatchId("main,WETH,USDC,7")),
          Map.entry(Hole.class, new Hole(AMOUNT, AMOUNT)),
          Map.entry(Breaker.class, Breaker.STARTS_HALTED),
          Map.entry(Paced.class, new Paced(EFFECT, EFFECT, true)),
          Map.entry(ResetRule.class, new ResetRule(Duration.ofHours(1), Ray.of("0.4"))),
          Map.entry(ResetCause.class, new ResetCause.BelowFloor(Ray.of("1482"), Ray.of("1520"))),
          Map.entry(Mechanism.class, Mechanism.DUTCH_AUCTION),
          Map.entry(List.class, List.of()),
          Map.entry(BigInteger.class, BigInteger.valueOf(1_250)),
          Map.entry(BigDecimal.class, new BigDecimal("12.5")),
          Map.entry(Instant.class, Instant.parse("2021-01-11T08:30:00Z")),
          Map.entry(Duration.class, Duration.ofHours(1)),
          Map.entry(LossBearer.class, LossBearer.BACKSTOP),
          Map.entry(HealthFactor.class, new HealthFactor.Of(Wad.of("0.99"))),
          Map.entry(Outcome.class, Outcome.WRITTEN_OFF),
          Map.entry(Lot.class, new Lot(AMOUNT, AMOUNT, AMOUNT, Wad.ONE)),
          Map.entry(ApproverId.class, new ApproverId("ria")),
          Map.entry(Optional.class, Optional.of(Wad.of("1.5"))),
          Map.entry(String.class, "text"),
          Map.entry(int.class, 7));

  @TestFactory
  Stream<DynamicTest> every_rejection_is_told_with_a_type_a_status_and_a_sentence() {
    return rejections(Rejection.class)
        .map(
            type ->
                DynamicTest.dynamicTest(
                    type.getSimpleName(),
                    () -> {
                      var problem = Problems.of(sample(type));
                      assertThat(problem.name()).isEqualTo(kebab(type.getSimpleName()));
                      assertThat(problem.status())
                          .isIn(
                              HttpStatus.NOT_FOUND,
                              HttpStatus.CONFLICT,
                              HttpStatus.UNPROCESSABLE_CONTENT);
                      assertThat(problem.detail()).isNotBlank().doesNotContain("%", "null");
                      assertThat(problem.body())
                          .containsEntry("type", "urn:plimsoll:problem:" + problem.name())
                          .containsKeys("title", "status", "detail");
                      assertThat(problem.members()).isNotEmpty();
                    }));
  }

  @Test
  void no_two_rejections_share_a_type() {
    var names = rejections(Rejection.class).map(type -> Problems.of(sample(type)).name()).toList();
    assertThat(names).hasSizeGreaterThan(48).doesNotHaveDuplicates();
  }

  @Test
  void what_is_unknown_is_404_and_what_stands_in_the_way_409() {
    var names =
        rejections(Rejection.class)
            .map(type -> Problems.of(sample(type)))
            .filter(problem -> problem.status() == HttpStatus.NOT_FOUND)
            .map(Problem::name)
            .toList();
    assertThat(names)
        .containsExactlyInAnyOrder(
            "market-unknown",
            "asset-unknown",
            "category-unknown",
            "loan-unknown",
            "liquidation-unknown",
            "keeper-unknown",
            "auction-unknown",
            "claim-unknown",
            "batch-unknown");
  }

  @Test
  void why_an_auction_has_to_be_started_again_is_told_with_its_numbers() {
    var expired = needsReset(new ResetCause.Expired(Duration.ofMinutes(61), Duration.ofHours(1)));
    assertThat(expired.detail()).contains("PT1H1M", "PT1H");
    assertThat(expired.body()).containsKeys("auction", "age", "limit");
    var fallen = needsReset(new ResetCause.PriceFallen(Ray.of("0.39"), Ray.of("0.4")));
    assertThat(fallen.detail()).contains("0.39", "0.4");
    assertThat(fallen.body()).containsKeys("auction", "share", "limit");
    var below = needsReset(new ResetCause.BelowFloor(Ray.of("1482"), Ray.of("1520")));
    assertThat(below.detail()).contains("1482", "1520");
    assertThat(below.body()).containsKeys("auction", "price", "limit");
  }

  private static Problem needsReset(ResetCause cause) {
    return Problems.of(new AuctionRejection.NeedsReset(new AuctionId("L1.1-1"), cause));
  }

  private static Stream<Class<?>> rejections(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Arrays.stream(type.getPermittedSubclasses()).flatMap(ProblemsTest::rejections);
  }

  private static Rejection sample(Class<?> type) {
    var components = List.of(type.getRecordComponents());
    try {
      return (Rejection)
          type.getDeclaredConstructor(
                  components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new))
              .newInstance(components.stream().map(one -> sampleOf(one)).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }

  private static Object sampleOf(RecordComponent component) {
    var sample = SAMPLES.get(component.getType());
    if (sample == null) throw new IllegalStateException("No sample for " + component);
    return sample;
  }

  private static String kebab(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
  }
}
