package io.plimsoll.adapter.persistence.jpa.ledger;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code ledger_balance}. */
@Transactional(readOnly = true)
interface BalanceRows extends JpaRepository<BalanceRow, BalanceRow.Key> {

  @Query("select b from BalanceRow b where b.market = :market order by b.asset, b.account")
  List<BalanceRow> inMarket(String market);
}
