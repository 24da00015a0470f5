package io.plimsoll.adapter.persistence.jpa;

import static io.plimsoll.adapter.persistence.jpa.WrittenBook.START;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.USD;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.WETH;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.adapter.persistence.jpa.auction.JpaAuctionBook;
import io.plimsoll.adapter.persistence.jpa.ledger.JpaLedger;
import io.plimsoll.adapter.persistence.jpa.ledger.JpaSubLedgers;
import io.plimsoll.adapter.persistence.jpa.liquidation.JpaLiquidationBook;
import io.plimsoll.adapter.persistence.jpa.loanbook.JpaLoanBook;
import io.plimsoll.adapter.persistence.jpa.oracle.JpaPriceRecords;
import io.plimsoll.application.oracle.PriceRecord;
import io.plimsoll.domain.ledger.Party;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.ArgumentPreparedStatementSetter;

/**
 * That a page and the newest price are read from the head of an index, however long the table is:
 * H2 is asked how it would carry out the very statements the adapters send.
 */
@SpringBootTest(
    classes = TestDesk.class,
    properties = {
      "spring.datasource.url=jdbc:h2:mem:plans;DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=FALSE",
      "spring.jpa.hibernate.ddl-auto=validate"
    })
class H2PlanTest {

  private static final MarketId MAIN = new MarketId("main");

  @Autowired private TestDesk.Feed feed;
  @Autowired private JpaPriceRecords prices;
  @Autowired private JpaLoanBook loans;
  @Autowired private JpaLiquidationBook liquidations;
  @Autowired private JpaAuctionBook auctions;
  @Autowired private JpaLedger ledger;
  @Autowired private JpaSubLedgers parties;

  @BeforeEach
  void a_crash_was_recorded() {
    feed.forgetEverything();
    feed.all(Crash.history());
    prices.append(
        MAIN, PriceRecord.of(new Price(0, WETH, USD, Wad.of("1200"), START), "feed", START));
    forgetWhatWasSent();
  }

  @Test
  void the_newest_price_of_a_source() {
    prices.newest(MAIN, Optional.of(START));
    assertThat(plan("price_observation"))
        .contains("PRICE_OBSERVATION_NEWEST")
        .endsWith("sorted */");
  }

  @Test
  void a_stretch_of_prices() {
    prices.history(MAIN, WETH.id(), START, START.plusSeconds(1), 10);
    assertThat(plan("between"))
        .contains("PRICE_OBSERVATION_HISTORY")
        .contains("RECEIVED_AT >=")
        .endsWith("sorted */");
  }

  @Test
  void a_page_of_loans() {
    loans.loans(Optional.of(MAIN), Optional.of("L1"), 2);
    assertThat(plan("loan_directory")).contains("LOAN_DIRECTORY_BY_MARKET").endsWith("sorted */");
  }

  @Test
  void a_page_of_liquidations() {
    var first =
        liquidations.liquidations(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 2);
    forgetWhatWasSent();
    liquidations.liquidations(
        Optional.empty(), Optional.empty(), Optional.empty(), first.next(), 2);
    assertThat(plan("liquidation_case"))
        .contains("LIQUIDATION_CASE_NEWEST: OPENED_AT <=")
        .endsWith("sorted */");
  }

  @Test
  void a_page_of_a_markets_liquidations() {
    liquidations.liquidations(
        Optional.of(MAIN), Optional.empty(), Optional.empty(), Optional.empty(), 2);
    assertThat(plan("liquidation_case"))
        .contains("LIQUIDATION_CASE_BY_MARKET")
        .endsWith("sorted */");
  }

  @Test
  void a_page_of_auctions() {
    feed.all(AuctionDay.history("auctions"));
    var first =
        auctions.auctions(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 2);
    forgetWhatWasSent();
    auctions.auctions(Optional.empty(), Optional.empty(), Optional.empty(), first.next(), 2);
    assertThat(plan("from auction"))
        .contains("AUCTION_NEWEST: STARTED_AT <=")
        .endsWith("sorted */");
  }

  @Test
  void a_page_of_a_markets_auctions() {
    auctions.auctions(Optional.of(MAIN), Optional.empty(), Optional.empty(), Optional.empty(), 2);
    assertThat(plan("from auction")).contains("AUCTION_BY_MARKET").endsWith("sorted */");
  }

  @Test
  void a_later_page_of_the_journal() {
    var first =
        ledger.entries(Optional.of(MAIN), Optional.empty(), Optional.empty(), Optional.empty(), 2);
    forgetWhatWasSent();
    ledger.entries(Optional.of(MAIN), Optional.empty(), Optional.empty(), first.next(), 2);
    assertThat(plan("journal_entry"))
        .contains("JOURNAL_ENTRY_IN_ORDER: POSTED_AT >=")
        .endsWith("sorted */");
  }

  @Test
  void a_later_page_of_one_stream_of_the_journal() {
    var stream = Optional.of("reserve:main:USDC");
    var first = ledger.entries(Optional.empty(), Optional.empty(), stream, Optional.empty(), 2);
    forgetWhatWasSent();
    ledger.entries(Optional.empty(), Optional.empty(), stream, first.next(), 2);
    assertThat(plan("journal_entry"))
        .contains("PRIMARY_KEY")
        .contains("VERSION >=")
        .endsWith("sorted */");
  }

  @Test
  void a_later_page_of_a_statement() {
    var loan = Party.of(new LoanId("L1"));
    var later = START.plusSeconds(3_600);
    var first = parties.lines(MAIN, loan, Instant.EPOCH, later, Optional.empty(), 2);
    forgetWhatWasSent();
    parties.lines(MAIN, loan, Instant.EPOCH, later, first.next(), 2);
    assertThat(plan("from sub_ledger_line"))
        .contains("PRIMARY_KEY")
        .contains("POSTED_AT >=")
        .endsWith("sorted */");
  }

  @Test
  void a_balance_of_a_party_at_an_instant() {
    var lender = Party.of(new AccountId("lena"));
    assertThat(parties.balances(MAIN, lender, START)).hasSize(2);
    assertThat(plan("from sub_ledger_line"))
        .contains("PRIMARY_KEY")
        .contains("POSTED_AT <=")
        .endsWith("sorted */");
  }

  @Test
  void what_parties_stand_at_when_they_are_posted_to() {
    feed.all(WrittenBook.market("other").supply("otto", "1", WETH).history());
    assertThat(plan("join ledger_sub_balance")).contains("PRIMARY_KEY").contains("PARTY = WANTED");
  }

  private void forgetWhatWasSent() {
    feed.jdbc().execute("set query_statistics false");
    feed.jdbc().execute("set query_statistics true");
  }

  /** How H2 carries out the one statement just sent in which a word occurs. */
  private String plan(String word) {
    var sent =
        feed.jdbc()
            .queryForList(
                """
                select sql_statement from information_schema.query_statistics
                where sql_statement like ? and sql_statement like 'select%'
                  and sql_statement not like '%query_statistics%'\
                """,
                String.class, "%" + word + "%");
    assertThat(sent).hasSize(1);
    var parameters = (int) sent.getFirst().chars().filter(c -> c == '?').count();
    var plan =
        feed.jdbc()
            .query(
                "explain " + sent.getFirst(),
                new ArgumentPreparedStatementSetter(nCopies(parameters, "1").toArray()),
                (row, _) -> row.getString(1));
    return String.join("", plan).strip();
  }
}
