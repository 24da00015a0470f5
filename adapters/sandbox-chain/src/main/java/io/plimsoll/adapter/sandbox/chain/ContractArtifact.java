package io.plimsoll.adapter.sandbox.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A compiled contract.
 *
 * @param bytecode what is deployed, in hexadecimal without a prefix
 * @param selectors first four bytes of a call, in hexadecimal, by signature such as {@code
 *     setAnswer(int256,uint80)}
 */
public record ContractArtifact(String name, String bytecode, Map<String, String> selectors) {

  private static final JsonMapper JSON = new JsonMapper();

  public ContractArtifact {
    selectors = Map.copyOf(selectors);
  }

  /**
   * Reads a contract from what solc answers with {@code --standard-json}.
   *
   * @param resource beside the class, or absolute
   */
  public static ContractArtifact read(Class<?> beside, String resource, String name) {
    try (var compiled = beside.getResourceAsStream(resource)) {
      if (compiled == null) throw new IllegalArgumentException("There is no " + resource);
      for (var file : JSON.readTree(compiled).path("contracts"))
        if (file.has(name)) {
          var evm = file.path(name).path("evm");
          var selectors = new HashMap<String, String>();
          evm.path("methodIdentifiers")
              .properties()
              .forEach(method -> selectors.put(method.getKey(), method.getValue().stringValue()));
          return new ContractArtifact(
              name, evm.path("bytecode").path("object").stringValue(), selectors);
        }
      throw new IllegalArgumentException("There is no %s in %s".formatted(name, resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Data of a call, in hexadecimal. */
  String call(String signature, Object... arguments) {
    var selector = selectors.get(signature);
    if (selector == null)
      throw new IllegalArgumentException(
          "%s has no %s; there are %s".formatted(name, signature, selectors.keySet()));
    return "0x" + selector + Words.of(arguments);
  }

  /** Data of a deployment, in hexadecimal. */
  String creation(Object... arguments) {
    return "0x" + bytecode + Words.of(arguments);
  }
}
