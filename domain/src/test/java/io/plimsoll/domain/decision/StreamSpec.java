package io.plimsoll.domain.decision;

import static io.plimsoll.domain.testing.DeskFixture.START;
import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.CASE;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderAccount;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.LoanEvent.LoanOpened;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketEvent.AssetListed;
import io.plimsoll.domain.market.MarketId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamSpec {

  @Test
  void every_stream_has_one_name_and_can_be_found_by_it() {
    for (var stream :
        new StreamId[] {
          StreamId.of(MAIN),
          StreamId.of(MAIN, WETH.id()),
          StreamId.of(MAIN, new AccountId("lena")),
          StreamId.of(MAIN, L1),
          StreamId.of(MAIN, CASE),
          StreamId.of(MAIN, new KeeperId("kim"))
        }) assertThat(StreamId.parse(stream.text())).isEqualTo(stream);
    assertThat(StreamId.of(MAIN, CASE)).hasToString("liquidation:main:L1.1");
    assertThat(StreamId.of(MAIN)).hasToString("market:main:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"loan:main", "loan:main:L1:2", "ship:main:L1", ""})
  void what_is_no_stream_is_refused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> StreamId.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".a", "-a", "a b", "a:b", "a/b", "ä"})
  void a_name_is_plain(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new LoanId(text));
    assertThatIllegalArgumentException().isThrownBy(() -> new MarketId(text));
    assertThatIllegalArgumentException().isThrownBy(() -> new BorrowerId(text));
    assertThatIllegalArgumentException().isThrownBy(() -> new AccountId(text));
  }

  @Test
  void a_name_has_up_to_64_letters() {
    assertThat(new LoanId("a".repeat(64)).text()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> new LoanId("a".repeat(65)));
  }

  @Test
  void a_liquidation_knows_its_loan() {
    assertThat(LiquidationId.of(new LoanId("L.7-a"), 12).loan()).isEqualTo(new LoanId("L.7-a"));
    assertThat(new LiquidationId("a".repeat(64) + ".999999999").loan().text()).hasSize(64);
    for (var text : new String[] {"L1", "L1.0", "L1.", ".1", "L1.01"})
      assertThatIllegalArgumentException().isThrownBy(() -> new LiquidationId(text));
  }

  @Test
  void an_event_follows_only_where_it_belongs() {
    var opened = new LoanOpened(MAIN, L1, new BorrowerId("ana"), START);
    var listed = new AssetListed(MAIN, WETH, START);
    assertThatIllegalStateException()
        .isThrownBy(() -> StreamState.evolve(LenderAccount.EMPTY, opened));
    assertThatIllegalStateException()
        .isThrownBy(() -> StreamState.evolve(StreamState.initial(StreamId.of(MAIN)), listed));
  }

  /** A history in which each event in turn is missing or comes first. */
  @Test
  void history_cannot_begin_in_the_middle() {
    var begun = desk().book().events();
    for (var event : begun) {
      var initial = StreamState.initial(event.stream());
      var first = begun.stream().filter(e -> e.stream().equals(event.stream())).findFirst();
      if (first.orElseThrow().equals(event) || initial instanceof LenderAccount) continue;
      assertThatIllegalStateException().isThrownBy(() -> StreamState.evolve(initial, event));
    }
  }
}
