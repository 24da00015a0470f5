package io.plimsoll.acceptance.world;

import io.cucumber.java.After;
import io.cucumber.java.Before;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One example: its markets and loans, named so that no other example meets them, and the answer to
 * what was last tried. It plays on a day of its own, when all prices of earlier ones are too old to
 * act on.
 */
public class Scene {

  private static final AtomicInteger SCENES = new AtomicInteger();

  private final Desk desk;
  private final int number = SCENES.incrementAndGet();
  private final Map<String, String> markets = new LinkedHashMap<>();
  private Optional<Answer> untold = Optional.empty();
  private Optional<Answer> last = Optional.empty();

  public Scene(Desk desk) {
    this.desk = desk;
  }

  @Before(order = 0)
  public void dawn() {
    desk.advance(Duration.ofDays(1));
  }

  /** A refusal that no sentence of the example speaks of is a failure. */
  @After(order = 10)
  public void nothingIsLeftUntold() {
    untold.ifPresent(Answer::accepted);
  }

  /** What makes names of this example different from those of all others. */
  public int number() {
    return number;
  }

  /** Names a new market. */
  public String newMarket(String where) {
    var id = (where.isEmpty() ? "market" : where.toLowerCase(Locale.ROOT)) + "-" + number;
    markets.put(where, id);
    return id;
  }

  /** A market that was refused has no books to look at. */
  public void withoutMarket(String where) {
    markets.remove(where);
  }

  /** The id of a market of this example. */
  public String market(String where) {
    var id = markets.get(where);
    if (id == null) throw new AssertionError("No market is open here yet: " + where);
    return id;
  }

  public String market() {
    return market("");
  }

  public Map<String, String> markets() {
    return markets;
  }

  /** The id of somebody's loan. */
  public String loan(String person, String where) {
    return person.toLowerCase(Locale.ROOT) + "-" + market(where);
  }

  public String loan(String person) {
    return loan(person, "");
  }

  /** Keeps an answer that is still to be judged. */
  public Answer tried(Answer answer) {
    untold.ifPresent(Answer::accepted);
    untold = Optional.of(answer);
    last = untold;
    return answer;
  }

  /** The answer to what was last tried, for a sentence that judges it. */
  public Answer outcome() {
    untold = Optional.empty();
    return last.orElseThrow(() -> new AssertionError("Nothing has been tried yet"));
  }
}
