package io.plimsoll.adapter.oracle.chainlink;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** What a contract returned: words of 32 bytes, the greatest byte first. */
final class ReturnData {

  private static final int WORD = 32;
  private static final String PREFIX = "0x";

  private final byte[] bytes;

  private ReturnData(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @param hex with its prefix
   * @throws IOException if it is no hexadecimal number of whole bytes
   */
  static ReturnData of(String hex) throws IOException {
    if (!hex.startsWith(PREFIX)) throw new IOException("The return data has no prefix");
    try {
      return new ReturnData(HexFormat.of().parseHex(hex, PREFIX.length(), hex.length()));
    } catch (IllegalArgumentException e) {
      throw new IOException("The return data is not hexadecimal", e);
    }
  }

  /**
   * Exactly so many words.
   *
   * @throws IOException if there are fewer or more bytes: the contract is another one
   */
  ReturnData words(int count) throws IOException {
    if (bytes.length != count * WORD)
      throw new IOException(
          "%d bytes were returned in place of %d".formatted(bytes.length, count * WORD));
    return this;
  }

  BigInteger unsigned(int word) {
    return new BigInteger(1, bytes, word * WORD, WORD);
  }

  /** In two's complement. */
  BigInteger signed(int word) {
    return new BigInteger(bytes, word * WORD, WORD);
  }

  /**
   * A number that has to fit into so many bits.
   *
   * @throws IOException if it does not
   */
  BigInteger unsigned(int word, int bits) throws IOException {
    var number = unsigned(word);
    if (number.bitLength() > bits)
      throw new IOException("%s is no number of %d bits".formatted(number, bits));
    return number;
  }

  /**
   * The one text that was returned, for people: what is not printable ASCII is a question mark.
   *
   * @throws IOException if it is laid out otherwise, or is longer than a line
   */
  String text(int mostBytes) throws IOException {
    if (bytes.length < 2 * WORD) throw new IOException("The return data is too short for a text");
    var start = unsigned(0, Integer.SIZE - 1).intValue();
    var length = unsigned(1);
    if (start != WORD
        || length.bitLength() >= Integer.SIZE
        || length.intValue() > Math.min(mostBytes, bytes.length - 2 * WORD))
      throw new IOException("The return data is no short text");
    return new String(bytes, 2 * WORD, length.intValue(), StandardCharsets.US_ASCII)
        .replaceAll("[^ -~]", "?");
  }
}
