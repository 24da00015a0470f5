package io.plimsoll.adapter.persistence.jpa.auction;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code batch_bid}. */
@Transactional(readOnly = true)
interface BatchBidRows extends JpaRepository<BatchBidRow, BatchBidKey> {

  List<BatchBidRow> findByBatchOrderByPlace(String batch);
}
