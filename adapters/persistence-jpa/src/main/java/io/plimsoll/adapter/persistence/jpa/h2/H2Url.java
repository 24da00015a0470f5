package io.plimsoll.adapter.persistence.jpa.h2;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An H2 address, taken apart.
 *
 * @param database {@code mem:x}, {@code power:./data/plimsoll}, {@code ./plain}, …
 * @param settings in upper case, {@code WRITE_DELAY=0}
 */
record H2Url(String database, List<String> settings) {

  private static final String PREFIX = "jdbc:h2:";

  H2Url {
    settings = List.copyOf(settings);
  }

  /** Empty for another database's address. */
  static Optional<H2Url> of(String url) {
    if (!url.startsWith(PREFIX)) return Optional.empty();
    var parts = List.of(url.substring(PREFIX.length()).split(";", -1));
    var settings = parts.stream().skip(1).map(part -> part.strip().toUpperCase(Locale.ROOT));
    return Optional.of(new H2Url(parts.getFirst(), settings.toList()));
  }

  boolean isInMemory() {
    return database.startsWith("mem:");
  }

  /** Why an acknowledged commit could be lost; empty if it could not. */
  Optional<String> weakness() {
    var weaknesses = new ArrayList<String>();
    if (!database.startsWith(PowerSafeFiles.SCHEME + ":"))
      weaknesses.add(
          "it is not opened through power:, so H2 never forces its file to the disk, and a power cut takes commits that were acknowledged");
    if (!settings.contains("WRITE_DELAY=0"))
      weaknesses.add(
          "WRITE_DELAY is not 0, so H2 acknowledges a commit before it writes it, and any kill takes commits that were acknowledged");
    return weaknesses.isEmpty() ? Optional.empty() : Optional.of(String.join("; and ", weaknesses));
  }
}
