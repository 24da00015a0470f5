package io.plimsoll.adapter.persistence.jpa.market;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import io.plimsoll.adapter.persistence.jpa.RowDigest;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.market.MarketBook;
import io.plimsoll.application.projection.Projection;
import io.plimsoll.domain.market.MarketEvent.MarketOpened;
import io.plimsoll.domain.market.MarketId;
import java.util.List;
import org.springframework.transaction.annotation.Transactional;

/** Markets by name. */
public class JpaMarketBook implements MarketBook, Projection {

  private final MarketRows rows;
  private final RowDigest digest;

  JpaMarketBook(MarketRows rows, RowDigest digest) {
    this.rows = rows;
    this.digest = digest;
  }

  @Override
  public List<MarketId> markets() {
    return rows.names().stream().map(MarketId::new).toList();
  }

  @Override
  public boolean isOpen(MarketId market) {
    return rows.existsById(market.text());
  }

  @Override
  public String name() {
    return "market-book";
  }

  @Override
  public boolean isTransactional() {
    return true;
  }

  @Override
  @Transactional
  public void clear() {
    rows.deleteAllInBatch();
  }

  @Override
  @Transactional(propagation = MANDATORY)
  public void apply(List<Recorded> events) {
    var opened =
        events.stream()
            .map(Recorded::event)
            .filter(MarketOpened.class::isInstance)
            .map(MarketOpened.class::cast)
            .map(MarketRow::new)
            .toList();
    if (!opened.isEmpty()) rows.saveAllAndFlush(opened);
  }

  @Override
  @Transactional(readOnly = true)
  public String digest() {
    return digest.of("select market, opened_at from market_directory order by market");
  }
}
