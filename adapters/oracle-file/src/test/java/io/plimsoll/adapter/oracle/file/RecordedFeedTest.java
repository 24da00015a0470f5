package io.plimsoll.adapter.oracle.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.application.oracle.OracleUnavailable;
import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.Particulars;
import io.plimsoll.domain.oracle.UnitType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedFeedTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final String HEADER = "time,asset,in,value\n";

  @TempDir private Path folder;

  private RecordedFeed feed(String text, boolean fromNow) throws IOException {
    return new RecordedFeed("file", Files.writeString(folder.resolve("prices.csv"), text), fromNow);
  }

  private static List<String> told(List<Quotation> seen) {
    return seen.stream().map(one -> one.observedAt() + " " + one.value().toPlainString()).toList();
  }

  @Test
  void it_is_told_at_its_own_pace_from_now_on() throws IOException {
    var feed =
        feed(
            HEADER
                + "2020-03-12T00:00:00Z,WETH,USD,194\n"
                + "2020-03-12T00:00:10Z,WETH,USD,193.5\n"
                + "2020-03-12T00:01:00Z,WETH,USD,190\n",
            true);
    assertThat(told(feed.poll(NOW))).containsExactly("2026-11-24T12:00:00Z 194");
    assertThat(feed.poll(NOW.plusSeconds(9))).isEmpty();
    assertThat(told(feed.poll(NOW.plusSeconds(10)))).containsExactly("2026-11-24T12:00:10Z 193.5");
    assertThat(told(feed.poll(NOW.plusSeconds(600)))).containsExactly("2026-11-24T12:01:00Z 190");
    assertThat(feed.poll(NOW.plusSeconds(700))).isEmpty();
  }

  @Test
  void or_at_its_own_times() throws IOException {
    var feed =
        feed(
            HEADER + "2020-03-12T00:00:00Z,WETH,USD,194\n2030-01-01T00:00:00Z,WETH,USD,1\n", false);
    assertThat(told(feed.poll(NOW))).containsExactly("2020-03-12T00:00:00Z 194");
    assertThat(feed.poll(NOW.plusSeconds(60))).isEmpty();
  }

  @Test
  void what_is_said_besides_is_told_and_decimals_beyond_18_are_cut() throws IOException {
    var feed =
        feed(
            "time,asset,in,unit,value,bid,ask,confidence,signers,sequence\n"
                + "2020-03-12T00:00:00Z,CBETH,WETH,rate,1.1200000000000000009,1.1,1.2,0.01,5,77\n",
            true);
    assertThat(feed.poll(NOW))
        .containsExactly(
            new Quotation(
                new AssetId("CBETH"),
                new UnitType.RateIn(new AssetId("WETH")),
                new BigDecimal("1.120000000000000000"),
                NOW,
                Particulars.NONE
                    .between(new BigDecimal("1.1"), new BigDecimal("1.2"))
                    .within(new BigDecimal("0.01"))
                    .signedBy(5)
                    .numbered(77)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "noon,WETH,USD,1",
        "2020-03-12T00:00:00Z,WETH,USD,many",
        "2020-03-12T00:00:00Z,WETH,USD,1e400",
        "2020-03-12T00:00:00Z,WETH,USD,NaN",
        "2020-03-12T00:00:00Z,WETH,USD,",
        "2020-03-12T00:00:00Z,,USD,1",
        "2020-03-12T00:00:00Z,WETH,,1",
        "2020-03-12T00:00:00Z,WETH"
      })
  void a_row_that_cannot_be_understood_is_told_with_its_line_and_passed_over(String row)
      throws IOException {
    var feed = feed(HEADER + row + "\n2020-03-12T00:00:00Z,WETH,USD,194\n", true);
    assertThatThrownBy(() -> feed.poll(NOW))
        .isInstanceOf(OracleUnavailable.class)
        .cause()
        .hasMessageContaining("2");
    assertThat(told(feed.poll(NOW))).containsExactly("2026-11-24T12:00:00Z 194");
  }

  @Test
  void a_row_that_goes_back_is_passed_over() throws IOException {
    var feed =
        feed(
            HEADER
                + "2020-03-12T00:01:00Z,WETH,USD,194\n"
                + "2020-03-12T00:00:00Z,WETH,USD,193\n"
                + "2020-03-12T00:02:00Z,WETH,USD,192\n",
            true);
    assertThat(told(feed.poll(NOW.plusSeconds(600)))).hasSize(1);
    assertThat(told(feed.poll(NOW.plusSeconds(1_200)))).containsExactly("2026-11-24T12:11:00Z 192");
  }

  @Test
  void a_row_without_end_is_no_row() throws IOException {
    var feed = feed(HEADER + "2020-03-12T00:00:00Z,WETH,USD," + "1".repeat(100_000) + "\n", true);
    assertThatThrownBy(() -> feed.poll(NOW)).isInstanceOf(OracleUnavailable.class);
  }

  @Test
  void a_file_that_is_not_there_is_no_answer() {
    var feed = new RecordedFeed("file", folder.resolve("nowhere.csv"), true);
    assertThatThrownBy(() -> feed.poll(NOW)).isInstanceOf(OracleUnavailable.class);
  }
}
