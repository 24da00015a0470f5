package io.plimsoll.adapter.spi;

import io.plimsoll.application.oracle.PriceFeed;
import java.util.Set;

/** Makes price feeds of one kind. */
public interface PriceFeedFactory extends AdapterFactory {

  /** What its quotations may carry; what is not declared here never appears in one. */
  Set<FeedCapability> capabilities();

  /**
   * Makes a feed without asking the outside anything: whether that answers is seen at the first
   * poll.
   *
   * @param source the feed's {@link PriceFeed#source()}
   * @param settings accepted under {@link #settings()}
   * @throws SettingRefused if values do not go together
   */
  PriceFeed feed(String source, Settings settings);
}
