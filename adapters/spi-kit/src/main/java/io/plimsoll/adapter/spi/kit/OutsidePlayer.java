package io.plimsoll.adapter.spi.kit;

import io.plimsoll.adapter.spi.kit.OutsideProcess.Answer;
import io.plimsoll.adapter.spi.kit.OutsideProcess.Call;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/** The other end of an {@link OutsideProcess}: does what it is told, line by line. */
final class OutsidePlayer {

  /** Instead of a method: a new outside. */
  static final String BEGIN = "<begin>";

  private static final JsonMapper JSON = new JsonMapper();

  private final Class<?> role;
  private final Class<?> player;
  private final Map<Integer, Object> playing = new HashMap<>();

  private OutsidePlayer(Class<?> role, Class<?> player) {
    this.role = role;
    this.player = player;
  }

  public static void main(String... classes) throws IOException, ReflectiveOperationException {
    var answers = System.out;
    System.setOut(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    var there = new OutsidePlayer(Class.forName(classes[0]), Class.forName(classes[1]));
    try (var calls = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (var line = calls.readLine(); line != null; line = calls.readLine()) {
        answers.println(JSON.writeValueAsString(there.answer(JSON.readValue(line, Call.class))));
        answers.flush();
      }
    }
    System.exit(0);
  }

  private Answer answer(Call call) throws ReflectiveOperationException {
    try {
      var value = call.method().equals(BEGIN) ? begin(call.play()) : made(call);
      return new Answer(JSON.valueToTree(value), Optional.empty());
    } catch (InvocationTargetException e) {
      return new Answer(NullNode.getInstance(), Optional.of(call.method() + ": " + e.getCause()));
    }
  }

  private Object begin(int play) throws ReflectiveOperationException {
    var constructor = player.getDeclaredConstructor();
    constructor.setAccessible(true);
    playing.put(play, constructor.newInstance());
    return play;
  }

  private Object made(Call call) throws ReflectiveOperationException {
    var method =
        Arrays.stream(role.getMethods())
            .filter(one -> one.getName().equals(call.method()))
            .findFirst()
            .orElseThrow();
    var types = method.getGenericParameterTypes();
    var arguments = new Object[types.length];
    for (var n = 0; n < types.length; n++)
      arguments[n] = JSON.treeToValue(call.arguments().get(n), JSON.constructType(types[n]));
    var value = method.invoke(playing.get(call.play()), arguments);
    if (call.method().equals("close")) playing.remove(call.play());
    return value;
  }
}
