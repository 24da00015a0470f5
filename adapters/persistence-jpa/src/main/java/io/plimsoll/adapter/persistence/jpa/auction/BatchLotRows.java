package io.plimsoll.adapter.persistence.jpa.auction;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code batch_lot}. */
@Transactional(readOnly = true)
interface BatchLotRows extends JpaRepository<BatchLotRow, BatchLotKey> {

  List<BatchLotRow> findByBatchInOrderByLiquidation(Collection<String> batches);
}
