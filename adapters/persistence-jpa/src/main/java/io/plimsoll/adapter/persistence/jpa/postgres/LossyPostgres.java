package io.plimsoll.adapter.persistence.jpa.postgres;

import java.util.List;
import java.util.stream.Collectors;

/** The desk is not started on a server that may lose what was acknowledged. */
public final class LossyPostgres extends IllegalStateException {

  private final transient List<Weakness> weaknesses;

  LossyPostgres(String address, List<Weakness> weaknesses) {
    super("The PostgreSQL server at %s may lose data: %s.".formatted(address, reasons(weaknesses)));
    this.weaknesses = List.copyOf(weaknesses);
  }

  static String reasons(List<Weakness> weaknesses) {
    return weaknesses.stream().map(Weakness::reason).collect(Collectors.joining("; and "));
  }

  String mend() {
    return weaknesses.stream().map(Weakness::mend).collect(Collectors.joining(" "));
  }
}
