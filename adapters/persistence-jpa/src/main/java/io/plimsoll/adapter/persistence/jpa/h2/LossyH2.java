package io.plimsoll.adapter.persistence.jpa.h2;

/** The desk is not started on a database that may lose what was acknowledged. */
public final class LossyH2 extends IllegalStateException {

  LossyH2(String database, String weakness) {
    super("The H2 database %s may lose data: %s.".formatted(database, weakness));
  }
}
