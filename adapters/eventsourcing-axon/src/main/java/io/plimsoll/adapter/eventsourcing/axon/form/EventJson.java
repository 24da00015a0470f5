package io.plimsoll.adapter.eventsourcing.axon.form;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.auction.terms.PriceCurve;
import io.plimsoll.domain.auction.terms.ResetCause;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.chooser.Venues;
import io.plimsoll.domain.chooser.Way;
import io.plimsoll.domain.ladder.ApproverId;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.Offer;
import io.plimsoll.domain.liquidation.SaleOrder;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.CategoryId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.policy.Combination;
import io.plimsoll.domain.reserve.Accrual;
import io.plimsoll.domain.reserve.AdaptiveCurve;
import io.plimsoll.domain.reserve.IndexedAccrual;
import io.plimsoll.domain.reserve.InterestRateModel;
import io.plimsoll.domain.reserve.PooledAccrual;
import io.plimsoll.domain.reserve.PrincipalAccrual;
import java.math.BigInteger;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * How the domain's values look in stored JSON: integers and decimals as strings, a token as {@code
 * USDC/6}, names as plain strings. The domain itself has no annotation for it.
 */
final class EventJson {

  private EventJson() {}

  static void configure(JsonMapper.Builder mapper) {
    var values = new SimpleModule("plimsoll");
    text(values, MarketId.class, MarketId::text, MarketId::new);
    text(values, AccountId.class, AccountId::text, AccountId::new);
    text(values, LoanId.class, LoanId::text, LoanId::new);
    text(values, BorrowerId.class, BorrowerId::text, BorrowerId::new);
    text(values, LiquidationId.class, LiquidationId::text, LiquidationId::new);
    text(values, KeeperId.class, KeeperId::text, KeeperId::new);
    text(values, ApproverId.class, ApproverId::text, ApproverId::new);
    text(values, AuctionId.class, AuctionId::text, AuctionId::new);
    text(values, BatchId.class, BatchId::text, BatchId::new);
    text(values, VenueId.class, VenueId::text, VenueId::new);
    text(values, CategoryId.class, CategoryId::text, CategoryId::new);
    text(values, AssetId.class, AssetId::symbol, AssetId::new);
    text(values, Wad.class, Wad::decimal, Wad::of);
    text(values, Ray.class, Ray::decimal, Ray::of);
    text(values, BasisPoints.class, BasisPoints::decimal, BasisPoints::of);
    text(values, Token.class, token -> token.symbol() + "/" + token.decimals(), EventJson::token);
    text(values, HealthFactor.class, EventJson::health, EventJson::health);
    values.addKeyDeserializer(
        AssetId.class,
        new KeyDeserializer() {
          @Override
          public Object deserializeKey(String key, DeserializationContext context) {
            return new AssetId(key);
          }
        });
    mapper
        .addModule(values)
        .addMixIn(InterestRateModel.class, InterestRateModelForm.class)
        .addMixIn(Accrual.class, AccrualForm.class)
        .addMixIn(PriceCurve.class, PriceCurveForm.class)
        .addMixIn(ResetCause.class, ResetCauseForm.class)
        .addMixIn(Way.class, WayForm.class)
        .addMixIn(Venues.Depth.class, DepthForm.class)
        .addMixIn(Offer.class, OfferForm.class)
        .addMixIn(Combination.class, CombinationForm.class)
        .addMixIn(SaleOrder.class, Itself.class)
        .withConfigOverride(
            BigInteger.class,
            override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
        .changeDefaultVisibility(
            checker ->
                checker
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .withVisibility(PropertyAccessor.GETTER, Visibility.NONE)
                    .withVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE))
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "model")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = InterestRateModel.KinkedCurve.class, name = "kinked-curve"),
    @JsonSubTypes.Type(value = InterestRateModel.PerSecond.class, name = "per-second"),
    @JsonSubTypes.Type(value = InterestRateModel.FixedTerm.class, name = "fixed-term"),
    @JsonSubTypes.Type(value = InterestRateModel.SeparateCurves.class, name = "separate-curves"),
    @JsonSubTypes.Type(value = AdaptiveCurve.class, name = "adaptive-curve")
  })
  private interface InterestRateModelForm {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "counting")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = IndexedAccrual.class, name = "indices"),
    @JsonSubTypes.Type(value = PooledAccrual.class, name = "pool"),
    @JsonSubTypes.Type(value = PrincipalAccrual.class, name = "principal")
  })
  private interface AccrualForm {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "curve")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = PriceCurve.Linear.class, name = "linear"),
    @JsonSubTypes.Type(value = PriceCurve.Stairstep.class, name = "stairstep"),
    @JsonSubTypes.Type(value = PriceCurve.Exponential.class, name = "exponential")
  })
  private interface PriceCurveForm {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "cause")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = ResetCause.Expired.class, name = "expired"),
    @JsonSubTypes.Type(value = ResetCause.PriceFallen.class, name = "price-fallen"),
    @JsonSubTypes.Type(value = ResetCause.BelowFloor.class, name = "below-floor")
  })
  private interface ResetCauseForm {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "way")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = SaleOrder.class, name = "order"),
    @JsonSubTypes.Type(value = Offer.Auctioned.class, name = "auction"),
    @JsonSubTypes.Type(value = Offer.Batched.class, name = "batch"),
    @JsonSubTypes.Type(value = Offer.Called.class, name = "call")
  })
  private interface OfferForm {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "mechanism")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Way.Call.class, name = "call-with-bonus"),
    @JsonSubTypes.Type(value = Way.Dutch.class, name = "dutch-auction"),
    @JsonSubTypes.Type(value = Way.Batch.class, name = "batch-auction"),
    @JsonSubTypes.Type(value = Way.Direct.class, name = "direct-sale")
  })
  private interface WayForm {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Combination.Newest.class, name = "newest"),
    @JsonSubTypes.Type(value = Combination.Median.class, name = "median"),
    @JsonSubTypes.Type(value = Combination.Pivot.class, name = "pivot")
  })
  private interface CombinationForm {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "depth")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Venues.Linear.class, name = "linear"),
    @JsonSubTypes.Type(value = Venues.Quoted.class, name = "quoted")
  })
  private interface DepthForm {}

  /** Where an order stands as such, nobody asks which kind of offer it is. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
  private interface Itself {}

  private static Token token(String text) {
    var slash = text.lastIndexOf('/');
    return new Token(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
  }

  private static String health(HealthFactor health) {
    return switch (health) {
      case HealthFactor.NoDebt _ -> "no-debt";
      case HealthFactor.Of(var value) -> value.decimal();
    };
  }

  private static HealthFactor health(String text) {
    return text.equals("no-debt") ? new HealthFactor.NoDebt() : new HealthFactor.Of(Wad.of(text));
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
    module.addSerializer(
        type,
        new StdSerializer<T>(type) {
          @Override
          public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(write.apply(value));
          }
        });
    module.addDeserializer(
        type,
        new StdDeserializer<T>(type) {
          @Override
          public T deserialize(JsonParser json, DeserializationContext context) {
            return read.apply(json.getString());
          }
        });
  }
}
