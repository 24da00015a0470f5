package io.plimsoll.adapter.oracle.chainlink;

import io.plimsoll.adapter.oracle.chainlink.JsonRpc.Answer;
import io.plimsoll.adapter.oracle.chainlink.JsonRpc.Answer.Refused;
import io.plimsoll.adapter.oracle.chainlink.JsonRpc.Answer.Result;
import io.plimsoll.adapter.oracle.chainlink.JsonRpc.Answers;
import io.plimsoll.adapter.oracle.chainlink.JsonRpc.Call;
import io.plimsoll.adapter.oracle.chainlink.Reading.Failed;
import io.plimsoll.adapter.oracle.chainlink.Reading.Moved;
import io.plimsoll.adapter.oracle.chainlink.Reading.Read;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads the newest rounds. An aggregator's decimals are read once, at the same block as a round of
 * its phase: read at another block they could be those of the aggregator before or after, and the
 * price wrong by powers of ten. Not safe for use by several threads.
 */
final class Aggregators implements AutoCloseable {

  /** Decimals of the aggregator that a proxy turns to in this phase. */
  private record Scale(int phase, int decimals) {}

  private record Question(Proxy proxy, String selector) {}

  private static final Logger LOG = System.getLogger(Aggregators.class.getName());

  /** First four bytes of the hash of {@code latestRoundData()} and so on. */
  private static final String LATEST_ROUND_DATA = "0xfeaf968c";

  private static final String DECIMALS = "0x313ce567";
  private static final String DESCRIPTION = "0x7284e416";

  private static final String CHAIN = "chain";
  private static final String HEAD = "head";
  private static final Pattern QUANTITY = Pattern.compile("0x[0-9a-f]{1,64}");
  private static final int DECIMALS_BITS = 8;
  private static final int LONGEST_DESCRIPTION = 64;

  private final JsonRpc node;
  private final String block;
  private final Optional<BigInteger> chain;
  private final List<Proxy> proxies;
  private final Map<Proxy, Scale> scales = new HashMap<>();

  Aggregators(JsonRpc node, String block, Optional<BigInteger> chain, List<Proxy> proxies) {
    this.node = node;
    this.block = block;
    this.chain = chain;
    this.proxies = List.copyOf(proxies);
  }

  /**
   * In one exchange if every aggregator is known, in two otherwise.
   *
   * @throws IOException if the node cannot be asked or is on another chain
   */
  Map<Proxy, Reading> read() throws IOException {
    var strangers = proxies.stream().filter(proxy -> !scales.containsKey(proxy)).toList();
    var calls = new LinkedHashMap<Object, Call>();
    chain.ifPresent(_ -> calls.put(CHAIN, Call.of("eth_chainId")));
    if (!strangers.isEmpty()) calls.put(HEAD, Call.of("eth_getBlockByNumber", block, false));
    for (var proxy : scales.keySet()) put(calls, proxy, LATEST_ROUND_DATA, block);
    var answers = node.ask(calls);
    if (chain.isPresent()) check(chain.get(), answers.to(CHAIN));

    var readings = new LinkedHashMap<Proxy, Reading>();
    for (var proxy : List.copyOf(scales.keySet())) readings.put(proxy, again(proxy, answers));
    if (!strangers.isEmpty()) readings.putAll(anew(strangers, answers.to(HEAD)));
    return readings;
  }

  private static void put(Map<Object, Call> calls, Proxy proxy, String selector, String block) {
    calls.put(
        new Question(proxy, selector),
        Call.of("eth_call", Map.of("to", proxy.address(), "data", selector), block));
  }

  private static void check(BigInteger expected, Answer answer) throws IOException {
    var found = quantity(node(answer));
    if (!found.equals("0x" + expected.toString(16)))
      throw new IOException("The node is on chain %s, not on %s".formatted(found, expected));
  }

  private Reading again(Proxy proxy, Answers<Object> answers) {
    try {
      var round = Round.of(returned(answers.to(new Question(proxy, LATEST_ROUND_DATA))));
      var scale = scales.get(proxy);
      if (scale != null && scale.phase() == round.phase()) return reading(round, scale);
      scales.remove(proxy);
      return new Moved();
    } catch (IOException e) {
      return failed(e);
    }
  }

  /** Round and decimals of each, all at one block. */
  private Map<Proxy, Reading> anew(List<Proxy> strangers, Answer head) {
    var readings = new LinkedHashMap<Proxy, Reading>();
    try {
      var number = quantity(node(head).path("number"));
      var calls = new LinkedHashMap<Object, Call>();
      for (var proxy : strangers)
        for (var selector : List.of(LATEST_ROUND_DATA, DECIMALS, DESCRIPTION))
          put(calls, proxy, selector, number);
      var answers = node.ask(calls);
      for (var proxy : strangers) readings.put(proxy, anew(proxy, answers));
    } catch (IOException e) {
      for (var proxy : strangers) readings.put(proxy, failed(e));
    }
    return readings;
  }

  private Reading anew(Proxy proxy, Answers<Object> answers) {
    try {
      var round = Round.of(returned(answers.to(new Question(proxy, LATEST_ROUND_DATA))));
      var decimals = returned(answers.to(new Question(proxy, DECIMALS))).words(1);
      var scale = new Scale(round.phase(), decimals.unsigned(0, DECIMALS_BITS).intValue());
      scales.put(proxy, scale);
      LOG.log(
          Level.INFO,
          "{0} calls itself \"{1}\" and has {2} decimals",
          proxy,
          description(answers.to(new Question(proxy, DESCRIPTION))),
          scale.decimals());
      return reading(round, scale);
    } catch (IOException e) {
      return failed(e);
    }
  }

  /** For whoever configured the address; prices do not depend on it. */
  private static String description(Answer answer) {
    try {
      return returned(answer).text(LONGEST_DESCRIPTION);
    } catch (IOException e) {
      return "nothing, because " + e.getMessage();
    }
  }

  private static Reading reading(Round round, Scale scale) {
    return round.isAnswered()
        ? new Read(round, scale.decimals())
        : new Failed("has no answer in round " + round.id());
  }

  private static Failed failed(IOException e) {
    return new Failed(String.valueOf(e.getMessage()));
  }

  private static ReturnData returned(Answer answer) throws IOException {
    var data = node(answer);
    if (!data.isString()) throw new IOException("The return data is no text");
    return ReturnData.of(data.stringValue());
  }

  private static JsonNode node(Answer answer) throws IOException {
    return switch (answer) {
      case Result(var value) -> value;
      case Refused(var reason) -> throw new IOException(reason);
    };
  }

  private static String quantity(JsonNode hex) throws IOException {
    if (hex.isString() && QUANTITY.matcher(hex.stringValue()).matches()) return hex.stringValue();
    throw new IOException("A number was expected from the node");
  }

  @Override
  public void close() {
    node.close();
  }
}
