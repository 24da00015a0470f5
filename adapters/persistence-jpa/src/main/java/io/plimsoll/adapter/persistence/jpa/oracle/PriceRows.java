package io.plimsoll.adapter.persistence.jpa.oracle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/**
 * The table {@code price_observation}. Every question but the thinned history is answered from the
 * head of an index; the orders name the index's leading columns so that H2 sees it, too.
 */
@Transactional(readOnly = true)
interface PriceRows extends JpaRepository<PriceRow, Long> {

  @Query(
      """
      select p.asset from PriceRow p where p.market = :market and p.asset > :after
      order by p.market, p.asset limit 1""")
  Optional<String> assetAfter(String market, String after);

  @Query(
      """
      select p.source from PriceRow p
      where p.market = :market and p.asset = :asset and p.source > :after
      order by p.market, p.asset, p.source limit 1""")
  Optional<String> sourceAfter(String market, String asset, String after);

  @Query(
      """
      select p from PriceRow p
      where p.market = :market and p.asset = :asset and p.source = :source
        and p.receivedAt <= :receivedBy
      order by p.market, p.asset, p.source, p.observedAt desc, p.id desc limit 1""")
  Optional<PriceRow> newest(String market, String asset, String source, Instant receivedBy);

  @Query("select max(p.receivedAt) from PriceRow p")
  Optional<Instant> lastReceived();

  /** Every so manieth observation, counted back from the last, such that at most points remain. */
  @NativeQuery(
      """
      select p.* from price_observation p join (
        select id, row_number() over (order by received_at, id) as place,
          count(*) over () as observations
        from price_observation
        where market = :market and asset = :asset and received_at between :from and :to
      ) counted on counted.id = p.id
      where mod(observations - place, (observations + :points - 1) / :points) = 0
      order by p.received_at, p.id""")
  List<PriceRow> thinned(String market, String asset, Instant from, Instant to, long points);
}
