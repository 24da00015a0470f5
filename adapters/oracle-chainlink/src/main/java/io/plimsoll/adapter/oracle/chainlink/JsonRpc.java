package io.plimsoll.adapter.oracle.chainlink;

import io.plimsoll.adapter.oracle.chainlink.JsonRpc.Answer.Refused;
import io.plimsoll.adapter.oracle.chainlink.JsonRpc.Answer.Result;
import io.plimsoll.adapter.spi.http.BoundedHttp;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a node several things in one exchange. */
final class JsonRpc implements AutoCloseable {

  /** One question, with parameters that are texts, truth values or maps of them. */
  record Call(String method, List<Object> parameters) {

    static Call of(String method, Object... parameters) {
      return new Call(method, List.of(parameters));
    }
  }

  sealed interface Answer {

    /** Never JSON's null. */
    record Result(JsonNode value) implements Answer {}

    record Refused(String reason) implements Answer {}
  }

  /** To every question that was asked. */
  record Answers<K>(Map<K, Answer> byName) {

    Answer to(K name) {
      return byName.getOrDefault(name, UNANSWERED);
    }
  }

  private static final Answer UNANSWERED = new Refused("was not answered");
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_REASON = 200;

  private final BoundedHttp http;
  private final URI node;
  private long asked;

  JsonRpc(BoundedHttp http, URI node) {
    this.http = http;
    this.node = node;
  }

  /**
   * @param calls by a name of the caller's
   * @throws IOException if the node cannot be understood as a whole
   */
  <K> Answers<K> ask(Map<K, Call> calls) throws IOException {
    var names = new LinkedHashMap<Long, K>();
    var questions = new ArrayList<Map<String, Object>>();
    calls.forEach(
        (name, call) -> {
          var id = ++asked;
          names.put(id, name);
          questions.add(
              Map.of(
                  "jsonrpc",
                  "2.0",
                  "id",
                  id,
                  "method",
                  call.method(),
                  "params",
                  call.parameters()));
        });
    var said = said(http.postJson(node, JSON.writeValueAsString(questions), Map.of()));
    var answers = new LinkedHashMap<K, Answer>();
    names.forEach((id, name) -> answers.put(name, answer(said.getOrDefault(id, List.of()))));
    return new Answers<>(answers);
  }

  /** By id; whatever has none of the right kind is left out. */
  private static Map<Long, List<JsonNode>> said(String body) throws IOException {
    var said = new HashMap<Long, List<JsonNode>>();
    var document = parsed(body);
    if (!document.isArray())
      throw new IOException("The node takes no batch: " + reason(document.path("error")));
    for (var entry : document) {
      var id = entry.path("id");
      if (id.isIntegralNumber() && id.canConvertToLong())
        said.computeIfAbsent(id.longValue(), _ -> new ArrayList<>()).add(entry);
    }
    return said;
  }

  private static JsonNode parsed(String body) throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new IOException("The node's answer is no JSON", e);
    }
  }

  private static Answer answer(List<JsonNode> said) {
    if (said.isEmpty()) return UNANSWERED;
    if (said.size() > 1) return new Refused("was answered more than once");
    var error = said.getFirst().path("error");
    if (!error.isMissingNode() && !error.isNull()) return new Refused(reason(error));
    var result = said.getFirst().path("result");
    return result.isMissingNode() || result.isNull()
        ? new Refused("was answered with nothing")
        : new Result(result);
  }

  /** For people; what the other side wrote is cut, and kept on one line. */
  private static String reason(JsonNode error) {
    var message = error.path("message");
    var text = message.isString() ? message.stringValue() : error.toString();
    return text.substring(0, Math.min(text.length(), LONGEST_REASON)).replaceAll("\\p{Cntrl}", " ");
  }

  @Override
  public void close() {
    http.close();
  }
}
