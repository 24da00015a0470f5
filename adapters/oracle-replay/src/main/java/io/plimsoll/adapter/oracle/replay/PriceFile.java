package io.plimsoll.adapter.oracle.replay;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A CSV file with a header line. */
record PriceFile(String name, Text text) {

  /** Opens the file's text. */
  @FunctionalInterface
  interface Text {
    Reader open() throws IOException;
  }

  /** One of the files that come with this module. */
  static PriceFile bundled(String name) {
    return new PriceFile(
        name,
        () -> {
          var stream = PriceFile.class.getResourceAsStream("/prices/" + name);
          if (stream == null) throw new IOException("There is no price file " + name);
          return new InputStreamReader(stream, StandardCharsets.UTF_8);
        });
  }

  static PriceFile of(String name, String text) {
    return new PriceFile(name, () -> new StringReader(text));
  }

  /**
   * All rows after the header.
   *
   * @throws MalformedPrices if a row has too many or too few fields, or there is none
   */
  List<PriceRow> rows() {
    try (var csv =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofNamedCsvRecord(text.open())) {
      var rows = csv.stream().map(fields -> PriceRow.of(name, fields)).toList();
      if (rows.isEmpty()) throw new MalformedPrices(name, 1, "no row follows the header");
      return rows;
    } catch (CsvParseException e) {
      throw new MalformedPrices(name, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
