package io.plimsoll.adapter.eventsourcing.axon;

import java.util.UUID;
import javax.sql.DataSource;

class LoanSnapshotsOnH2Test extends LoanSnapshotsContract {

  @Override
  DataSource database() {
    return Store.database(UUID.randomUUID().toString());
  }
}
