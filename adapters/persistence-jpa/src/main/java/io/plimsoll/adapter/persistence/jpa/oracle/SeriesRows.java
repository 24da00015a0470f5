package io.plimsoll.adapter.persistence.jpa.oracle;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code price_series}. */
@Transactional(readOnly = true)
interface SeriesRows extends JpaRepository<SeriesRow, SeriesRow.Key> {

  List<SeriesRow> findByMarketOrderByAssetAscSourceAsc(String market);
}
