package io.plimsoll.adapter.oracle.file;

import io.plimsoll.adapter.spi.FeedCapability;
import io.plimsoll.adapter.spi.PriceFeedFactory;
import io.plimsoll.adapter.spi.Setting;
import io.plimsoll.adapter.spi.Settings;
import io.plimsoll.application.oracle.PriceFeed;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Makes feeds that tell again what a CSV or Parquet file holds. */
public final class RecordedFeeds implements PriceFeedFactory {

  private static final String PATH = "path";
  private static final String FROM_NOW = "from-now";

  @Override
  public String id() {
    return "file";
  }

  @Override
  public String description() {
    return "Tells again what a CSV or Parquet file holds, at its own pace.";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.required(
            PATH,
            Setting.Kind.TEXT,
            "A CSV or Parquet file with the columns time, asset, in and value, oldest first; and unit (price or"
                + " rate), bid, ask, confidence, signers and sequence where there is such a thing."),
        Setting.optional(
            FROM_NOW,
            Setting.Kind.FLAG,
            "true",
            "Whether the file's first moment is that of the first poll; else its times are taken as"
                + " they are."));
  }

  @Override
  public Set<FeedCapability> capabilities() {
    return EnumSet.allOf(FeedCapability.class);
  }

  @Override
  public PriceFeed feed(String source, Settings settings) {
    try {
      return new RecordedFeed(source, Path.of(settings.text(PATH)), settings.flag(FROM_NOW));
    } catch (InvalidPathException e) {
      var refused = settings.refuse(PATH, "is no path: " + e.getMessage());
      refused.addSuppressed(e);
      throw refused;
    }
  }
}
