package io.plimsoll.adapter.spi.kit;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Tells at the end which rules were kept. */
final class RuleReport implements TestWatcher, AfterAllCallback {

  private final Map<String, String> results = new ConcurrentHashMap<>();

  @Override
  public void testSuccessful(ExtensionContext context) {
    results.put(context.getDisplayName(), "kept");
  }

  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    results.put(context.getDisplayName(), "BROKEN: " + said(cause));
  }

  @Override
  public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
    results.put(context.getDisplayName(), "passed over: " + said(cause));
  }

  @Override
  public void testDisabled(ExtensionContext context, Optional<String> reason) {
    results.put(context.getDisplayName(), "passed over: " + reason.orElse("disabled"));
  }

  private static String said(@Nullable Throwable cause) {
    return cause == null ? "nobody said why" : String.valueOf(cause.getMessage());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    System.out.println("Rules for adapters, " + context.getDisplayName());
    new TreeMap<>(results)
        .forEach((rule, result) -> System.out.println("  " + rule + " | " + result));
  }
}
