package io.plimsoll.adapter.persistence.jpa.keeper;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import io.plimsoll.adapter.persistence.jpa.Keyset;
import io.plimsoll.adapter.persistence.jpa.RowDigest;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.loanbook.Page;
import io.plimsoll.application.market.KeeperBook;
import io.plimsoll.application.projection.Projection;
import io.plimsoll.domain.keeper.KeeperEvent.KeeperDeparted;
import io.plimsoll.domain.keeper.KeeperEvent.KeeperRegistered;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.market.MarketId;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;

/** Keepers by market and name. */
public class JpaKeeperBook implements KeeperBook, Projection {

  private final KeeperRows rows;
  private final RowDigest digest;

  JpaKeeperBook(KeeperRows rows, RowDigest digest) {
    this.rows = rows;
    this.digest = digest;
  }

  @Override
  public Page<KeeperId> keepers(MarketId market, Optional<String> cursor, int limit) {
    var found = rows.inMarket(market.text(), cursor.orElse(""), Keyset.oneMoreThan(limit));
    return Keyset.page(found, limit, KeeperId::new, name -> name);
  }

  @Override
  public String name() {
    return "keeper-book";
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

  /** In the order of the events: who leaves may come again at once. */
  @Override
  @Transactional(propagation = MANDATORY)
  public void apply(List<Recorded> events) {
    for (var recorded : events)
      switch (recorded.event()) {
        case KeeperRegistered e -> rows.saveAndFlush(new KeeperRow(e));
        case KeeperDeparted e -> rows.remove(e.market().text(), e.keeper().text());
        default -> {}
      }
  }

  @Override
  @Transactional(readOnly = true)
  public String digest() {
    return digest.of(
        "select market, keeper, registered_at from keeper_directory order by market, keeper");
  }
}
