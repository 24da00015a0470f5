package io.plimsoll.adapter.oracle.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.plimsoll.application.oracle.OracleUnavailable;
import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.application.oracle.Quotation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads on until a row is of the future. A row that cannot be understood, or goes back in time, is
 * told with its place once and passed over.
 */
final class RecordedFeed implements PriceFeed {

  private static final Logger LOG = System.getLogger(RecordedFeed.class.getName());

  /** What one poll may bring, for a file whose times are all past. */
  private static final int MOST_ROWS = 10_000;

  private final String source;
  private final Path path;
  private final boolean fromNow;
  private Optional<Recording> rows = Optional.empty();
  private Optional<Quotation> next = Optional.empty();
  private Optional<Duration> shift = Optional.empty();
  private Instant reached = Instant.MIN;
  private boolean closed;

  RecordedFeed(String source, Path path, boolean fromNow) {
    this.source = source;
    this.path = path;
    this.fromNow = fromNow;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public synchronized List<Quotation> poll(Instant now) {
    if (closed) return List.of();
    var seen = new ArrayList<Quotation>();
    try {
      while (seen.size() < MOST_ROWS) {
        if (next.isEmpty()) next = read(now);
        if (next.isEmpty() || next.get().observedAt().isAfter(now)) return seen;
        seen.add(next.get());
        next = Optional.empty();
      }
    } catch (IOException | UncheckedIOException | CsvParseException | IllegalArgumentException e) {
      if (seen.isEmpty()) throw new OracleUnavailable(source, e);
      LOG.log(Level.WARNING, "%s passes over a row: %s".formatted(source, e.getMessage()));
    }
    return seen;
  }

  /** The next row at its moment here; empty at the end of the file. */
  private Optional<Quotation> read(Instant now) throws IOException {
    var recording = rows();
    if (!recording.hasNext()) return Optional.empty();
    var row = recording.next();
    var quotation = row.quotation();
    var moved = shift(quotation.observedAt(), now);
    var at = quotation.observedAt().plus(moved);
    if (at.isBefore(reached))
      throw new IllegalArgumentException("%s goes back to %s".formatted(row.place(), at));
    reached = at;
    return Optional.of(
        new Quotation(
            quotation.asset(), quotation.unit(), quotation.value(), at, quotation.particulars()));
  }

  private Duration shift(Instant first, Instant now) {
    if (shift.isEmpty())
      shift = Optional.of(fromNow ? Duration.between(first, now) : Duration.ZERO);
    return shift.get();
  }

  private Recording rows() throws IOException {
    if (rows.isEmpty()) rows = Optional.of(Recording.open(path));
    return rows.get();
  }

  @Override
  public synchronized void close() {
    closed = true;
    rows.ifPresent(
        open -> {
          try {
            open.close();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    rows = Optional.empty();
  }
}
