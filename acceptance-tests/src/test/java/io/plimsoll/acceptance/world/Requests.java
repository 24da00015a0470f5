package io.plimsoll.acceptance.world;

import io.cucumber.java.Before;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Requests that carry a key, and what each was first answered. */
public class Requests {

  private static final String KEY = "Idempotency-Key";

  private final Desk desk;
  private final Scene scene;
  private final Map<String, Answer> first = new HashMap<>();
  private Optional<Answer> last = Optional.empty();

  public Requests(Desk desk, Scene scene) {
    this.desk = desk;
    this.scene = scene;
  }

  /** Nobody has asked for anything yet. */
  @Before
  public void begin() {
    first.clear();
  }

  public Answer send(String path, Map<String, ?> body, String key) {
    var answer = desk.post(path, body, Map.of(KEY, key(key)));
    last = Optional.ofNullable(first.putIfAbsent(key, answer));
    return answer;
  }

  /** What the request that was sent last had been answered the first time. */
  public Answer before() {
    return last.orElseThrow(() -> new AssertionError("Nothing has been sent twice"));
  }

  /** The key as the desk knows it, different in every example. */
  public String key(String name) {
    return name + "-" + scene.market();
  }
}
