import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Kills the desk with SIGKILL again and again while it replays a crash and four clients send it commands, and looks after each
 * restart whether everything that was acknowledged is there, once, and the trial balance is zero. Seeded and bounded. Run from the
 * repository's root, with a JDK 25, after {@code mvn -B package}:
 *
 * <pre>java acceptance-tests/src/chaos/KillReplay.java bootstrap/target/…-exec.jar DATA [kills] [seed] [port]</pre>
 */
final class KillReplay {

  private record Sent(String path, String body, String key) {}

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private static final Pattern DIFFERENCE = Pattern.compile("\"difference\":\"([^\"]*)\"");

  private final ConcurrentLinkedQueue<Sent> acknowledged = new ConcurrentLinkedQueue<>();
  private final AtomicInteger number = new AtomicInteger();
  private final String jar;
  private final Path data;
  private final int port;
  private int checked;

  private KillReplay(String jar, Path data, int port) {
    this.jar = jar;
    this.data = data;
    this.port = port;
  }

  public static void main(String[] args) throws Exception {
    var kills = args.length > 2 ? Integer.parseInt(args[2]) : 20;
    var seed = args.length > 3 ? Long.parseLong(args[3]) : 1;
    var port = args.length > 4 ? Integer.parseInt(args[4]) : 8089;
    new KillReplay(args[0], Path.of(args[1]), port).run(kills, new SplittableRandom(seed));
  }

  private void run(int kills, SplittableRandom chance) throws Exception {
    for (var kill = 1; kill <= kills; kill++) {
      var desk = start();
      try {
        var at = check(acknowledged.stream().skip(checked).toList());
        var before = acknowledged.size();
        load(chance.nextInt(2_000, 6_000), desk);
        System.out.printf(
            "kill %d of %d: replay at %s, %,d acknowledged in this run, %,d in all%n",
            kill, kills, at, acknowledged.size() - before, acknowledged.size());
      } finally {
        desk.destroyForcibly().waitFor();
      }
    }
    var desk = start();
    try {
      check(List.copyOf(acknowledged));
      System.out.printf(
          "%d kills, %,d acknowledged commands, all there once; trial balance zero%n",
          kills, acknowledged.size());
    } finally {
      desk.destroy();
      desk.waitFor();
    }
  }

  private Process start() throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var desk =
        new ProcessBuilder(
                java,
                "-jar",
                jar,
                "--spring.profiles.active=replay",
                "--server.port=" + port,
                "--plimsoll.data=" + data)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolveSibling("desk.log").toFile()))
            .start();
    for (var i = 0; i < 600; i++) {
      if (!desk.isAlive()) throw new IllegalStateException("The desk ended; see desk.log");
      try {
        if (get("/actuator/health").statusCode() == 200
            && get("/api/v1/markets/main/reserves/USDC").statusCode() == 200) return desk;
      } catch (IOException notYet) {
        // It is still starting; whether it ever does is decided by the count.
      }
      Thread.sleep(200);
    }
    desk.destroyForcibly();
    throw new IllegalStateException("The desk was not ready within two minutes");
  }

  /** Four clients supply liquidity and open loans until the time is up; only what was answered counts. */
  private void load(int millis, Process desk) throws InterruptedException {
    var over = new AtomicBoolean();
    var clients =
        List.of(0, 1, 2, 3).stream().map(_ -> Thread.startVirtualThread(() -> send(over))).toList();
    Thread.sleep(millis);
    desk.destroyForcibly().waitFor();
    over.set(true);
    for (var client : clients) client.join();
  }

  private void send(AtomicBoolean over) {
    while (!over.get()) {
      var n = number.incrementAndGet();
      var sent =
          n % 2 == 0
              ? new Sent(
                  "/api/v1/markets/main/reserves/USDC/supplies",
                  "{\"account\":\"chaos\",\"amount\":\"1.%06d\"}".formatted(n),
                  "chaos-" + n)
              : new Sent(
                  "/api/v1/loans",
                  "{\"id\":\"chaos-%d\",\"market\":\"main\",\"borrower\":\"chaos\"}".formatted(n),
                  "chaos-" + n);
      try {
        if (post(sent).statusCode() / 100 == 2) acknowledged.add(sent);
      } catch (IOException killed) {
        // No answer: it may be there or not, and nobody was told that it is.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** The same request again must be known, and a loan's story must begin with it, once. */
  private String check(List<Sent> sent) throws IOException, InterruptedException {
    for (var one : sent) {
      var again = post(one);
      if (again.headers().firstValue("Idempotent-Replayed").isEmpty())
        throw new IllegalStateException("LOST: " + one + " → " + again.statusCode() + " " + again.body());
      if (one.path().endsWith("/loans")) {
        var story = get("/api/v1/loans/" + one.key() + "/events").body();
        if (story.split("\"" + one.key() + "\"", -1).length != 2)
          throw new IllegalStateException("NOT ONCE: " + one + " → " + story);
      }
    }
    checked += sent.size();
    var balance = get("/api/v1/ledger/trial-balance?market=main").body();
    var differences = DIFFERENCE.matcher(balance).results().map(found -> found.group(1)).toList();
    if (differences.isEmpty() || !differences.stream().allMatch("0"::equals))
      throw new IllegalStateException("TRIAL BALANCE: " + balance);
    var replay = get("/api/v1/simulation/replay").body();
    var at = Pattern.compile("\"at\":\"([^\"]*)\"").matcher(replay);
    return at.find() ? at.group(1) : "the start";
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(Sent sent) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(uri(sent.path()))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", sent.key())
            .POST(HttpRequest.BodyPublishers.ofString(sent.body()))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
