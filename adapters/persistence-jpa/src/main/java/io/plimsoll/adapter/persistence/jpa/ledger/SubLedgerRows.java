package io.plimsoll.adapter.persistence.jpa.ledger;

import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code sub_ledger_line}. */
@Transactional(readOnly = true)
interface SubLedgerRows
    extends JpaRepository<SubLedgerRow, JournalRow.Key>, JpaSpecificationExecutor<SubLedgerRow> {

  @Query(
      """
      select s from SubLedgerRow s
      where s.market = :market and s.party = :party and s.asset = :asset and s.account = :account
        and s.postedAt <= :at
      order by s.party desc, s.market desc, s.postedAt desc, s.stream desc, s.version desc,
        s.line desc""")
  List<SubLedgerRow> last(
      String market, String party, String asset, String account, Instant at, Limit limit);
}
