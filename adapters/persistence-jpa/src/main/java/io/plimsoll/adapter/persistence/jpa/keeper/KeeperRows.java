package io.plimsoll.adapter.persistence.jpa.keeper;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code keeper_directory}. */
@Transactional(readOnly = true)
interface KeeperRows extends JpaRepository<KeeperRow, KeeperKey> {

  @Query(
      """
      select k.keeper from KeeperRow k where k.market = :market and k.keeper > :after
      order by k.market, k.keeper\
      """)
  List<String> inMarket(String market, String after, Limit limit);

  /** What is in memory of the row goes too, so that whoever left can come again at once. */
  @Modifying(flushAutomatically = true, clearAutomatically = true)
  @Transactional
  @Query("delete from KeeperRow k where k.market = :market and k.keeper = :keeper")
  void remove(String market, String keeper);
}
