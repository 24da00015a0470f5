package io.plimsoll.adapter.spi;

import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.money.AssetId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Feeds whose prices never change, as configured. */
public final class StandingFeeds implements PriceFeedFactory {

  static final List<String> CLOSED = new ArrayList<>();

  @Override
  public String id() {
    return "standing";
  }

  @Override
  public String description() {
    return "Prices that never change.";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.required("prices", Setting.Kind.TEXTS_BY_NAME, "Dollars by asset."),
        Setting.optional("api-key", Setting.Kind.SECRET, "", "Nobody asks for it."));
  }

  @Override
  public Set<FeedCapability> capabilities() {
    return Set.of();
  }

  @Override
  public PriceFeed feed(String source, Settings settings) {
    return new PriceFeed() {
      @Override
      public String source() {
        return source;
      }

      @Override
      public List<Quotation> poll(Instant now) {
        return settings.texts("prices").entrySet().stream()
            .map(
                one ->
                    new Quotation(
                        new AssetId(one.getKey()), "USD", new BigDecimal(one.getValue()), now))
            .toList();
      }

      @Override
      public void close() {
        CLOSED.add(source);
      }
    };
  }
}
