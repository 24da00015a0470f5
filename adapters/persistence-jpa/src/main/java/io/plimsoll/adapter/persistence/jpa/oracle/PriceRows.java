package io.plimsoll.adapter.persistence.jpa.oracle;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code price_observation}. */
@Transactional(readOnly = true)
interface PriceRows extends JpaRepository<PriceRow, Long> {

  /**
   * Read from the head of the series' stretch of an index, back to the first one received in time.
   * The order names the index's leading columns, and coalesce keeps the time out of the choice of
   * an index, or H2 would take another one and sort.
   */
  @Query(
      """
      select p from PriceRow p
      where p.market = :market and p.asset = :asset and p.source = :source
        and coalesce(p.receivedAt, p.observedAt) <= :receivedBy
      order by p.market, p.asset, p.source, p.observedAt desc, p.id desc limit 1""")
  Optional<PriceRow> newest(String market, String asset, String source, Instant receivedBy);

  @Query("select max(p.receivedAt) from PriceRow p")
  Optional<Instant> lastReceived();

  /** Both ends included, oldest first; the index alone answers it. */
  @Query(
      """
      select p.id from PriceRow p
      where p.market = :market and p.asset = :asset and p.receivedAt between :from and :to
      order by p.market, p.asset, p.receivedAt, p.id""")
  List<Long> received(String market, String asset, Instant from, Instant to);

  @Query("select p from PriceRow p where p.id in :ids order by p.receivedAt, p.id")
  List<PriceRow> inOrder(Collection<Long> ids);
}
