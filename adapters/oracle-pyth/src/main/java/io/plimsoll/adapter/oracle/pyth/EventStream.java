package io.plimsoll.adapter.oracle.pyth;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Server-sent events: lines of a name and a value, an empty line after each event. Only the data of
 * events without a type of their own is handed on. Neither a line nor an event is longer than the
 * bound, whatever the other side sends.
 */
final class EventStream {

  private static final int BUFFER = 1 << 14;

  private final InputStream bytes;
  private final int mostBytes;

  EventStream(InputStream bytes, int mostBytes) {
    this.bytes = new BufferedInputStream(bytes, BUFFER);
    this.mostBytes = mostBytes;
  }

  /**
   * Waits for the next event; empty when the stream has ended.
   *
   * @throws IOException if the stream breaks or something in it is too long
   */
  Optional<byte[]> next() throws IOException {
    var data = new ByteArrayOutputStream();
    var isPlain = true;
    while (true) {
      var line = line();
      if (line.isEmpty()) return Optional.empty();
      var text = line.get();
      if (text.isEmpty()) {
        if (isPlain && data.size() > 0) return Optional.of(data.toByteArray());
        data.reset();
        isPlain = true;
      } else if (text.startsWith("data:")) {
        data.writeBytes(text.substring("data:".length()).getBytes(StandardCharsets.UTF_8));
        data.write('\n');
        if (data.size() > mostBytes) throw new IOException("An event has no end");
      } else if (text.startsWith("event:")) {
        isPlain = text.substring("event:".length()).strip().equals("message");
      }
    }
  }

  private Optional<String> line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (var next = bytes.read(); next >= 0; next = bytes.read()) {
      if (next == '\n') {
        var text = line.toString(StandardCharsets.UTF_8);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
      }
      line.write(next);
      if (line.size() > mostBytes) throw new IOException("A line has no end");
    }
    return Optional.empty();
  }
}
