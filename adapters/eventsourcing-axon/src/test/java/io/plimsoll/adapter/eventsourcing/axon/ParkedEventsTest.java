package io.plimsoll.adapter.eventsourcing.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plimsoll.application.desk.Outcome;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.projection.Parked;
import io.plimsoll.application.projection.Projection;
import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.LoanCommand;
import io.plimsoll.domain.loan.LoanCommand.DepositCollateral;
import io.plimsoll.domain.loan.LoanCommand.OpenLoan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.ListAsset;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.testing.Listing;
import io.plimsoll.domain.testing.StoreDesk;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of the other streams when a read model cannot follow one, and how it is mended. */
class ParkedEventsTest {

  private static final MarketId MARKET = new MarketId("main");
  private static final Token USD = new Token("USD", 8);
  private static final Token WETH = new Token("WETH", 18);

  /** The market is opened, and lists its asset in two streams. */
  private static final int BEFORE_LOANS = 3;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final DataSource database = Store.database(UUID.randomUUID().toString());
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final Diary diary = new Diary(jdbc);

  @Test
  void a_stream_that_a_read_model_fails_at_is_parked_and_the_others_flow() {
    try (var store = new Store(database, List.of(diary), List.of())) {
      diary.refused = "loan:main:L007";
      fill(store, 20);
      assertThat(store.projections().awaitCaughtUp(PATIENCE)).isTrue();
      assertThat(diary.lines()).hasSize(BEFORE_LOANS + 19).doesNotContain("loan:main:L007/0");
      assertThat(store.projections().parked())
          .extracting(Parked::projection, Parked::stream, Parked::events, Parked::version)
          .containsExactly(tuple("diary", "loan:main:L007", 1L, 0L));
      assertThat(store.projections().parked().getFirst().cause())
          .contains("nothing of loan:main:L007");
      assertThat(store.projections().parked().getFirst().since())
          .isBetween(Instant.now().minusSeconds(60), Instant.now());
    }
  }

  @Test
  void what_follows_in_a_parked_stream_waits_with_it_over_a_restart_and_is_shown_in_order() {
    try (var store = new Store(database, List.of(diary), List.of())) {
      diary.refused = "loan:main:L007";
      fill(store, 20);
      assertThat(store.projections().awaitCaughtUp(PATIENCE)).isTrue();
    }
    diary.refused = "";
    try (var store = new Store(database, List.of(diary), List.of())) {
      submit(store, deposit("L007"));
      submit(store, deposit("L008"));
      assertThat(store.projections().awaitCaughtUp(PATIENCE)).isTrue();
      assertThat(diary.lines())
          .contains("loan:main:L008/1")
          .doesNotContain("loan:main:L007/0", "loan:main:L007/1");
      assertThat(store.projections().retryParked()).isEmpty();
      assertThat(diary.lines()).endsWith("loan:main:L007/0", "loan:main:L007/1");
      assertNothingIsLost(store);
    }
  }

  @Test
  void a_damaged_event_is_parked_until_it_is_mended() {
    try (var store = new Store(database, List.of(), List.of())) {
      fill(store, 20);
    }
    var payload = payload("loan:main:L011");
    damage("loan:main:L011", payload.length);
    try (var store = new Store(database, List.of(diary), List.of())) {
      assertThat(store.projections().awaitCaughtUp(PATIENCE)).isTrue();
      assertThat(diary.lines()).hasSize(BEFORE_LOANS + 19).doesNotContain("loan:main:L011/0");
      assertThat(store.projections().retryParked())
          .extracting(Parked::stream, Parked::events)
          .containsExactly(tuple("loan:main:L011", 1L));
      submit(store, deposit("L012"));
      store("loan:main:L011", payload);
      assertThat(store.projections().retryParked()).isEmpty();
      assertNothingIsLost(store);
    }
  }

  @Test
  void a_rebuild_forgets_what_was_parked() {
    try (var store = new Store(database, List.of(diary), List.of())) {
      diary.refused = "loan:main:L003";
      fill(store, 5);
      assertThat(store.projections().awaitCaughtUp(PATIENCE)).isTrue();
      diary.refused = "";
      store.projections().rebuild();
      assertThat(store.projections().parked()).isEmpty();
      assertThat(diary.lines()).contains("loan:main:L003/0");
    }
  }

  private void assertNothingIsLost(Store store) {
    assertThat(store.projections().parked()).isEmpty();
    var before = store.projections().digests();
    store.projections().rebuild();
    assertThat(store.projections().digests()).isEqualTo(before);
  }

  private byte[] payload(String stream) {
    return jdbc.sql("select payload from domain_event where aggregate_identifier = ?")
        .param(stream)
        .query(byte[].class)
        .single();
  }

  private void damage(String stream, int bytes) {
    var noise = new byte[bytes];
    new Random(230).nextBytes(noise);
    store(stream, noise);
  }

  private void store(String stream, byte[] payload) {
    jdbc.sql("update domain_event set payload = ? where aggregate_identifier = ?")
        .params(payload, stream)
        .update();
  }

  private static void fill(Store store, int loans) {
    submit(
        store,
        new OpenMarket(MARKET, USD, new MarketTerms(USD.zero(), LiquidationPolicy.standard(USD))));
    submit(store, new ListAsset(MARKET, WETH, StoreDesk.collateral(Listing.of(WETH)).terms()));
    for (var i = 0; i < loans; i++)
      submit(store, new OpenLoan(MARKET, new LoanId("L%03d".formatted(i)), new BorrowerId("ana")));
  }

  private static LoanCommand deposit(String loan) {
    return new DepositCollateral(
        MARKET, new LoanId(loan), WETH.id(), new Quantity.Exactly(BigDecimal.TEN));
  }

  private static void submit(Store store, Command command) {
    assertThat(store.lanes().submit(Submission.of(command)).join())
        .isInstanceOf(Outcome.Done.class);
  }

  /** A line for each event, in a table; can be told to refuse a stream. */
  private static final class Diary implements Projection {

    private final JdbcClient jdbc;
    private volatile String refused = "";

    Diary(JdbcClient jdbc) {
      this.jdbc = jdbc;
      jdbc.sql("create table diary (place bigint generated always as identity, line varchar(200))")
          .update();
    }

    List<String> lines() {
      return jdbc.sql("select line from diary order by place").query(String.class).list();
    }

    @Override
    public String name() {
      return "diary";
    }

    @Override
    public void clear() {
      jdbc.sql("delete from diary").update();
    }

    @Override
    public void apply(List<Recorded> events) {
      for (var recorded : events) {
        var stream = recorded.event().stream().text();
        if (stream.equals(refused)) throw new IllegalStateException("nothing of " + stream);
        jdbc.sql("insert into diary (line) values (?)")
            .param(stream + "/" + recorded.version())
            .update();
      }
    }

    @Override
    public String digest() {
      return lines().stream().sorted().toList().toString();
    }
  }
}
