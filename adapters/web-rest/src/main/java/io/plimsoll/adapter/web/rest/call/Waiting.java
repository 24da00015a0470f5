package io.plimsoll.adapter.web.rest.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Waits on the caller's own (virtual) thread. */
public final class Waiting {

  private Waiting() {}

  /** The result; what went wrong is thrown as it was. */
  public static <T> T of(CompletableFuture<T> result) {
    try {
      return result.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw e;
      }
    }
  }
}
