package io.plimsoll.adapter.persistence.jpa.market;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code market_directory}. */
@Transactional(readOnly = true)
interface MarketRows extends JpaRepository<MarketRow, String> {

  @Query("select m.market from MarketRow m order by m.market")
  List<String> names();
}
