package io.plimsoll.adapter.persistence.jpa.postgres;

import java.util.Optional;

/**
 * A setting that is off, and what that takes.
 *
 * @param setting its name
 * @param origin where it was switched off, in PostgreSQL's words
 */
record Weakness(String setting, String origin) {

  static final String OFF = "off";

  /** Empty if the setting, so set, loses nothing. */
  static Optional<Weakness> of(String setting, String value, String origin) {
    return value.equals(OFF) ? Optional.of(new Weakness(setting, origin)) : Optional.empty();
  }

  String reason() {
    return "%s is off (origin: %s), so %s".formatted(setting, origin, consequence());
  }

  private String consequence() {
    return switch (setting) {
      case "synchronous_commit" ->
          "commits are acknowledged before they are on the disk, and the last of them go with the"
              + " server";
      case "fsync" ->
          "nothing is ever forced to the disk, and a power cut takes commits or the whole database";
      case "full_page_writes" ->
          "a page half written when the power goes cannot be mended from the log";
      default -> "what was acknowledged may be lost";
    };
  }

  /** What to say to the server; what is set for a role, a database or a session goes first. */
  String mend() {
    return "alter system set %s = on;".formatted(setting);
  }
}
