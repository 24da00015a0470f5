package io.plimsoll.adapter.web.rest.wire;

import io.plimsoll.domain.decision.StreamId.Kind;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Wad;
import java.time.Instant;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;

/**
 * How the parts of an address and the parameters after it are read: as strictly as a body. Names
 * checked by their own constructors need no mention here.
 */
public final class Words {

  private Words() {}

  public static void register(FormatterRegistry registry) {
    registry.addConverter(String.class, AssetId.class, (Converter<String, AssetId>) Json::asset);
    registry.addConverter(String.class, Instant.class, (Converter<String, Instant>) Json::instant);
    registry.addConverter(String.class, Kind.class, (Converter<String, Kind>) Words::kind);
    registry.addConverter(
        String.class, Wad.class, (Converter<String, Wad>) text -> Wad.of(Decimal.of(text).text()));
  }

  private static Kind kind(String text) {
    for (var kind : Kind.values()) if (Json.word(kind).equals(text)) return kind;
    throw new IllegalArgumentException(
        "A stream is of the kind market, reserve, lender, loan, liquidation, auction, batch or keeper");
  }
}
