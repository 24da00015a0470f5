package io.plimsoll.adapter.oracle.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blue.strategic.parquet.ParquetWriter;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files written by Apache's own Parquet. */
class ParquetRecordingTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final long THEN = Instant.parse("2020-03-12T00:00:00Z").toEpochMilli();
  private static final MessageType TYPED =
      MessageTypeParser.parseMessageType(
          """
          message prices {
            required int64 time (TIMESTAMP(MILLIS,true));
            required binary asset (STRING);
            required binary in (STRING);
            optional binary unit (STRING);
            required double value;
            optional int64 bid (DECIMAL(18,4));
            optional double ask;
            optional int32 signers;
            optional int64 sequence;
            optional binary remark (STRING);
          }
          """);

  @TempDir private Path folder;

  private Path written(MessageType schema, List<Map<String, Object>> rows) throws IOException {
    var path = folder.resolve("prices");
    try (var writer =
        ParquetWriter.<Map<String, Object>>writeFile(
            schema, path.toFile(), (row, columns) -> row.forEach(columns::write))) {
      for (var row : rows) writer.write(row);
    }
    return path;
  }

  private static Map<String, Object> row(long seconds, double value) {
    return Map.of("time", THEN + seconds * 1_000, "asset", "WETH", "in", "USD", "value", value);
  }

  private RecordedFeed feed(List<Map<String, Object>> rows) throws IOException {
    return new RecordedFeed("file", written(TYPED, rows), true);
  }

  @Test
  void it_is_told_at_its_own_pace_whatever_the_file_is_called() throws IOException {
    var feed = feed(List.of(row(0, 194), row(10, 193.5), row(60, 1e-7)));
    assertThat(feed.poll(NOW))
        .extracting(Quotation::value)
        .containsExactly(new BigDecimal("194.0"));
    assertThat(feed.poll(NOW.plusSeconds(9))).isEmpty();
    assertThat(feed.poll(NOW.plusSeconds(60)))
        .containsExactly(
            quotation(10, "193.5", Particulars.NONE),
            quotation(60, "0.00000010", Particulars.NONE));
    assertThat(feed.poll(NOW.plusSeconds(700))).isEmpty();
    feed.close();
  }

  private static Quotation quotation(long seconds, String value, Particulars particulars) {
    return new Quotation(
        new AssetId("WETH"),
        new UnitType.PriceIn("USD"),
        new BigDecimal(value),
        NOW.plusSeconds(seconds),
        particulars);
  }

  @Test
  void what_is_said_besides_is_told_and_other_columns_are_not_read() throws IOException {
    var row =
        Map.<String, Object>of(
            "time",
            THEN,
            "asset",
            "CBETH",
            "in",
            "WETH",
            "unit",
            "rate",
            "value",
            1.12,
            "bid",
            11_000L,
            "ask",
            1.2,
            "signers",
            5,
            "sequence",
            77L,
            "remark",
            "none");
    try (var feed = feed(List.of(row))) {
      assertThat(feed.poll(NOW))
          .containsExactly(
              new Quotation(
                  new AssetId("CBETH"),
                  new UnitType.RateIn(new AssetId("WETH")),
                  new BigDecimal("1.12"),
                  NOW,
                  Particulars.NONE
                      .between(new BigDecimal("1.1000"), new BigDecimal("1.2"))
                      .signedBy(5)
                      .numbered(77)));
    }
  }

  @Test
  void a_row_that_cannot_be_understood_is_told_with_its_number_and_passed_over()
      throws IOException {
    try (var feed = feed(List.of(row(0, Double.NaN), row(0, 1e300), row(0, 194)))) {
      assertThatThrownBy(() -> feed.poll(NOW))
          .isInstanceOf(OracleUnavailable.class)
          .cause()
          .hasMessage("Row 1: value is NaN");
      assertThatThrownBy(() -> feed.poll(NOW))
          .isInstanceOf(OracleUnavailable.class)
          .cause()
          .hasMessageStartingWith("Row 2: value is 1000");
      assertThat(feed.poll(NOW)).containsExactly(quotation(0, "194.0", Particulars.NONE));
    }
  }

  @Test
  void a_time_without_a_zone_is_no_time() throws IOException {
    var schema =
        MessageTypeParser.parseMessageType(
            TYPED.toString().replace("TIMESTAMP(MILLIS,true)", "TIMESTAMP(MILLIS,false)"));
    try (var feed = new RecordedFeed("file", written(schema, List.of(row(0, 194))), true)) {
      assertThatThrownBy(() -> feed.poll(NOW))
          .isInstanceOf(OracleUnavailable.class)
          .cause()
          .hasMessage("Row 1: time is 2020-03-12T00:00");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = CompressionCodecName.class,
      names = {"UNCOMPRESSED", "SNAPPY", "ZSTD"})
  void it_is_read_however_it_is_compressed(CompressionCodecName codec) throws IOException {
    var path = folder.resolve("compressed");
    try (var writer =
        ExampleParquetWriter.builder(new LocalOutputFile(path))
            .withType(TYPED)
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(codec)
            .build()) {
      for (var n = 0; n < 100; n++)
        writer.write(
            new SimpleGroup(TYPED)
                .append("time", THEN + n * 1_000L)
                .append("asset", "WETH")
                .append("in", "USD")
                .append("value", 194.0));
    }
    try (var feed = new RecordedFeed("file", path, true)) {
      assertThat(feed.poll(NOW)).containsExactly(quotation(0, "194.0", Particulars.NONE));
      assertThat(feed.poll(NOW.plusSeconds(99))).hasSize(99);
    }
  }

  @Test
  void a_file_that_is_cut_is_no_answer() throws IOException {
    var path = written(TYPED, List.of(row(0, 194), row(10, 193.5)));
    var whole = Files.readAllBytes(path);
    Files.write(path, Arrays.copyOf(whole, whole.length - 20));
    try (var feed = new RecordedFeed("file", path, true)) {
      assertThatThrownBy(() -> feed.poll(NOW)).isInstanceOf(OracleUnavailable.class);
    }
  }
}
