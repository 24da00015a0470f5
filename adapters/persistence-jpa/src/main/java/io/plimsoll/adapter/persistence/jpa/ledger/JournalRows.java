package io.plimsoll.adapter.persistence.jpa.ledger;

import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code journal_entry}. */
@Transactional(readOnly = true)
interface JournalRows
    extends JpaRepository<JournalRow, JournalRow.Key>, JpaSpecificationExecutor<JournalRow> {

  @Query(
      """
      select j from JournalRow j
      where j.market = :market and j.party = :party and j.asset = :asset and j.account = :account
        and j.postedAt <= :at
      order by j.party desc, j.market desc, j.postedAt desc, j.stream desc, j.version desc,
        j.line desc""")
  List<JournalRow> last(
      String market, String party, String asset, String account, Instant at, Limit limit);
}
