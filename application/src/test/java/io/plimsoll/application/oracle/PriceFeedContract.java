package io.plimsoll.application.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.money.AssetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every price feed does. */
public abstract class PriceFeedContract {

  private static final int POLLS = 50;

  /** A feed that has not been asked yet and will see something within {@link #polls()}. */
  protected abstract PriceFeed feed();

  /** The desk's time at the first poll. */
  protected abstract Instant start();

  /** How much time passes between two polls. */
  protected Duration step() {
    return Duration.ofMinutes(1);
  }

  protected int polls() {
    return POLLS;
  }

  private List<Quotation> everything(PriceFeed feed) {
    var seen = new ArrayList<Quotation>();
    for (var poll = 0; poll < polls(); poll++)
      seen.addAll(feed.poll(start().plus(step().multipliedBy(poll))));
    return seen;
  }

  @Test
  void it_has_a_name_fit_to_be_recorded() {
    assertThat(feed().source()).matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    assertThat(feed().source()).isEqualTo(feed().source());
  }

  @Test
  void it_sees_something() {
    assertThat(everything(feed())).isNotEmpty();
  }

  @Test
  void nothing_is_newer_than_the_desks_time() {
    var feed = feed();
    for (var poll = 0; poll < polls(); poll++) {
      var now = start().plus(step().multipliedBy(poll));
      assertThat(feed.poll(now)).noneMatch(seen -> seen.observedAt().isAfter(now));
    }
  }

  @Test
  void each_answer_is_in_order_oldest_first() {
    var feed = feed();
    for (var poll = 0; poll < polls(); poll++)
      assertThat(
              feed.poll(start().plus(step().multipliedBy(poll))).stream()
                  .map(Quotation::observedAt))
          .isSorted();
  }

  @Test
  void an_assets_prices_only_ever_get_newer() {
    var newest = new HashMap<String, Instant>();
    for (var seen : everything(feed())) {
      var before = newest.put(pair(seen), seen.observedAt());
      if (before != null) assertThat(seen.observedAt()).as("%s", seen).isAfter(before);
    }
  }

  @Test
  void nothing_is_told_twice() {
    var feed = feed();
    var told = new HashSet<Quotation>();
    for (var poll = 0; poll < polls(); poll++) {
      var now = start().plus(step().multipliedBy(poll));
      for (var seen : feed.poll(now)) assertThat(told.add(seen)).as("%s", seen).isTrue();
      assertThat(feed.poll(now)).as("asked again at once").isEmpty();
    }
  }

  @Test
  void every_price_is_above_zero_and_has_at_most_18_decimals() {
    for (var seen : everything(feed())) {
      assertThat(seen.value()).isPositive();
      assertThat(seen.value().stripTrailingZeros().scale()).isLessThanOrEqualTo(18);
      assertThat(seen.unit().toString()).isNotBlank();
      assertThat(seen.asset()).isNotEqualTo(new AssetId(""));
    }
  }

  private static String pair(Quotation seen) {
    return seen.asset() + " " + seen.unit();
  }
}
