package io.plimsoll.adapter.spi.kit;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A process of its own in which an outside is played, so that an adapter shares nothing with it but
 * the network. There is one for every player of a test run, as starting one takes a while; each
 * {@link #play} is a new outside in it. It ends with the tests, also when they are killed.
 */
public final class OutsideProcess {

  /**
   * A call of a method there.
   *
   * @param play which of the outsides
   */
  record Call(int play, String method, List<JsonNode> arguments) {}

  /** What came back, or why nothing did. */
  record Answer(JsonNode value, Optional<String> failure) {}

  private static final Map<Class<?>, OutsideProcess> RUNNING = new ConcurrentHashMap<>();
  private static final JsonMapper JSON = new JsonMapper();

  private final Class<?> player;
  private final Process process;
  private final BufferedWriter calls;
  private final BufferedReader answers;
  private final AtomicInteger plays = new AtomicInteger();

  private OutsideProcess(Class<?> role, Class<?> player) {
    this.player = player;
    try {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  OutsidePlayer.class.getName(),
                  role.getName(),
                  player.getName())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    calls = process.outputWriter();
    answers = process.inputReader();
  }

  /**
   * A new outside in the player's process. What its methods take and give goes over as JSON.
   *
   * @param role an interface without overloads
   * @param player has a constructor without parameters
   */
  public static <T extends AutoCloseable> T play(Class<T> role, Class<? extends T> player) {
    var process = RUNNING.computeIfAbsent(player, _ -> new OutsideProcess(role, player));
    var play = process.plays.incrementAndGet();
    process.ask(new Call(play, OutsidePlayer.BEGIN, List.of()));
    return role.cast(
        Proxy.newProxyInstance(
            role.getClassLoader(),
            new Class<?>[] {role},
            (proxy, method, arguments) -> process.called(play, proxy, method, arguments)));
  }

  @SuppressWarnings("ReferenceEquality") // what equality is for Object
  private Object called(int play, Object proxy, Method method, Object[] arguments) {
    var given = arguments == null ? new Object[0] : arguments;
    if (method.getDeclaringClass() == Object.class)
      return switch (method.getName()) {
        case "equals" -> proxy == given[0];
        case "hashCode" -> play;
        default -> player.getSimpleName() + " " + play;
      };
    var sent = Arrays.stream(given).map(one -> JSON.<JsonNode>valueToTree(one)).toList();
    var value = ask(new Call(play, method.getName(), sent));
    return JSON.treeToValue(value, JSON.constructType(method.getGenericReturnType()));
  }

  private synchronized JsonNode ask(Call call) {
    try {
      calls.write(JSON.writeValueAsString(call));
      calls.newLine();
      calls.flush();
      var line = answers.readLine();
      if (line == null) throw new IOException("It has ended");
      var answer = JSON.readValue(line, Answer.class);
      if (answer.failure().isPresent()) throw new IllegalStateException(answer.failure().get());
      return answer.value();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s, process %d: %s".formatted(player.getSimpleName(), process.pid(), call), e);
    }
  }
}
