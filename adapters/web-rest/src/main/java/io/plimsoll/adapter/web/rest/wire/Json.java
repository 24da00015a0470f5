package io.plimsoll.adapter.web.rest.wire;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.batch.BatchEvent.BidPlaced;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.ladder.ApproverId;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.ledger.Party;
import io.plimsoll.domain.ledger.Posting;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.Outcome;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loss.LossBearer;
import io.plimsoll.domain.market.CategoryId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.RoundingStep;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.TypeIdResolver;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.LogicalType;

/**
 * The desk's JSON, apart from whatever JSON the rest of the process speaks. Reading forgives
 * nothing: unknown or doubled fields, numbers for strings, and text after the end are refused.
 */
public final class Json {

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private final JsonMapper answers;
  private final JsonMapper histories;

  public Json() {
    answers = strict().addModule(words()).build();
    histories =
        strict()
            .addModule(
                words()
                    .addSerializer(new AmountWithAsset())
                    .addSerializer(new WordOfMany())
                    .addKeySerializer(RoundingStep.class, new NameOfStep()))
            .addMixIn(BidPlaced.class, Sealed.class)
            .build();
  }

  /**
   * @throws tools.jackson.core.JacksonException if the text is not exactly one such value
   */
  public <T> T read(byte[] text, Class<T> type) {
    return answers.readValue(text, type);
  }

  public String write(Object value) {
    return answers.writeValueAsString(value);
  }

  /** An event with all it holds but a sealed bid; an amount comes with its asset. */
  public String history(Event event) {
    return histories.writeValueAsString(event);
  }

  /** The text of a field at the top of an answer written by {@link #write}. */
  public String field(String answer, String name) {
    return answers.readTree(answer).required(name).asString();
  }

  /** A moment as RFC 3339 writes it, no later than the year 9999. */
  public static Instant instant(String text) {
    try {
      var instant = Instant.parse(text);
      if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LAST))
        throw new IllegalArgumentException("Expected a time between the years 1970 and 9999");
      return instant;
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "Expected a time such as \"2021-01-11T08:30:00Z\" (RFC 3339)", e);
    }
  }

  /** A span of time as ISO 8601 writes it. */
  public static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("Expected a duration such as \"PT1H\" (ISO 8601)", e);
    }
  }

  /** The symbol of an asset that could be listed. */
  public static AssetId asset(String symbol) {
    return new Token(symbol, 0).id();
  }

  private static LossBearer bearer(String word) {
    for (var bearer : LossBearer.values()) if (word(bearer).equals(word)) return bearer;
    throw new IllegalArgumentException("Losses are borne by treasury, backstop or lenders");
  }

  /** {@code WRITTEN_OFF} as {@code written-off}. */
  public static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static JsonMapper.Builder strict() {
    return JsonMapper.builder()
        .addHandler(new FirstOfMany())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .withCoercionConfig(
            LogicalType.Textual,
            text ->
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
  }

  private static SimpleModule words() {
    var module = new SimpleModule();
    word(module, MarketId.class, MarketId::new, MarketId::text);
    word(module, LoanId.class, LoanId::new, LoanId::text);
    word(module, BorrowerId.class, BorrowerId::new, BorrowerId::text);
    word(module, AccountId.class, AccountId::new, AccountId::text);
    word(module, KeeperId.class, KeeperId::new, KeeperId::text);
    word(module, ApproverId.class, ApproverId::new, ApproverId::text);
    word(module, LiquidationId.class, LiquidationId::new, LiquidationId::text);
    word(module, AuctionId.class, AuctionId::new, AuctionId::text);
    word(module, BatchId.class, BatchId::new, BatchId::text);
    word(module, CategoryId.class, CategoryId::new, CategoryId::text);
    word(module, AssetId.class, Json::asset, AssetId::symbol);
    word(module, Decimal.class, Decimal::of, Decimal::text);
    word(module, Quantity.class, Json::quantity, Json::text);
    word(module, LossBearer.class, Json::bearer, Json::word);
    word(module, Instant.class, Json::instant, Instant::toString);
    word(module, Duration.class, Json::duration, Duration::toString);
    module
        .addSerializer(new TextWriting<>(VenueId.class, VenueId::text))
        .addSerializer(new TextWriting<>(StreamId.class, StreamId::text))
        .addSerializer(new TextWriting<>(Amount.class, Amount::decimal))
        .addSerializer(new TextWriting<>(Wad.class, Wad::decimal))
        .addSerializer(new TextWriting<>(Ray.class, Ray::decimal))
        .addSerializer(new TextWriting<>(BasisPoints.class, BasisPoints::decimal))
        .addSerializer(new TextWriting<>(BigInteger.class, BigInteger::toString))
        .addSerializer(new TextWriting<>(BigDecimal.class, BigDecimal::toPlainString))
        .addSerializer(new TextWriting<>(Outcome.class, Json::word))
        .addSerializer(new TextWriting<>(LedgerAccount.class, Json::word))
        .addSerializer(new TextWriting<>(Posting.Cause.class, Json::word))
        .addSerializer(new TextWriting<>(Party.class, Party::text))
        .addSerializer(new HealthOrNull());
    return module;
  }

  private static <T> void word(
      SimpleModule module,
      Class<T> type,
      Function<String, T> reading,
      Function<T, String> writing) {
    module.addDeserializer(type, new TextReading<>(type, reading));
    module.addSerializer(new TextWriting<>(type, writing));
  }

  private static Quantity quantity(String text) {
    return text.equals("max") ? Quantity.everything() : Decimal.of(text).quantity();
  }

  private static String text(Quantity quantity) {
    return switch (quantity) {
      case Quantity.Exactly(var whole) -> whole.toPlainString();
      case Quantity.Everything _ -> "max";
      case Quantity.Shares _ ->
          throw new IllegalArgumentException("Shares are not asked for in these words");
    };
  }

  /** That somebody bid is told; who and what, when the batch is cleared. */
  @JsonIgnoreProperties({"bid", "escrow"})
  private interface Sealed {}

  /** What {@link FirstIfUnnamed} says. */
  private static final class FirstOfMany extends DeserializationProblemHandler {

    @Override
    public @Nullable JavaType handleMissingTypeId(
        DeserializationContext context, JavaType base, TypeIdResolver known, String failure) {
      return base.getRawClass().isAnnotationPresent(FirstIfUnnamed.class)
          ? context.constructType(base.getRawClass().getPermittedSubclasses()[0])
          : null;
    }
  }

  /** Without debt there is no health factor. */
  private static final class HealthOrNull extends StdSerializer<HealthFactor> {

    HealthOrNull() {
      super(HealthFactor.class);
    }

    @Override
    public void serialize(HealthFactor health, JsonGenerator json, SerializationContext context) {
      switch (health) {
        case HealthFactor.Of(var value) -> json.writeString(value.decimal());
        case HealthFactor.NoDebt _ -> json.writeNull();
      }
    }
  }

  /** Every word of a history that is one of a few. */
  private static final class WordOfMany extends StdSerializer<Enum<?>> {

    WordOfMany() {
      super(Enum.class);
    }

    @Override
    public void serialize(Enum<?> one, JsonGenerator json, SerializationContext context) {
      json.writeString(word(one));
    }
  }

  private static final class NameOfStep extends StdSerializer<RoundingStep> {

    NameOfStep() {
      super(RoundingStep.class);
    }

    @Override
    public void serialize(RoundingStep step, JsonGenerator json, SerializationContext context) {
      json.writeName(word(step));
    }
  }

  private static final class AmountWithAsset extends StdSerializer<Amount> {

    AmountWithAsset() {
      super(Amount.class);
    }

    @Override
    public void serialize(Amount amount, JsonGenerator json, SerializationContext context) {
      json.writeStartObject();
      json.writeStringProperty("amount", amount.decimal());
      json.writeStringProperty("asset", amount.token().symbol());
      json.writeEndObject();
    }
  }
}
