package io.plimsoll.application.loanbook;

import java.util.List;
import java.util.Optional;

/** A stretch of a list. Its cursor leads to the following stretch and is empty at the end. */
public record Page<T>(List<T> items, Optional<String> next) {

  public Page {
    items = List.copyOf(items);
  }
}
