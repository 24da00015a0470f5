package io.plimsoll.acceptance.paper;

import java.util.Map;
import java.util.Optional;

/** Which reading a file belongs to, by its id. */
final class Papers {

  private static final Map<String, Paper> READINGS =
      Map.of(
          "01", new SchedulePaper(),
          "02", new ToxicityPaper(),
          "03", new AuctionsPaper(),
          "04", new KeeperPaper(),
          "05", new BasketPaper(),
          "08", new ImpactPaper(),
          "10", new PoolsPaper());

  private Papers() {}

  static Optional<Paper> reading(String id) {
    return Optional.ofNullable(READINGS.get(id));
  }
}
