package io.plimsoll.adapter.venue.uniswap;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.web3j.abi.EventEncoder;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.TypeReference;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.Event;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Uint256;

/** The words of the contracts, as they go over the wire. */
final class Calls {

  private static final int WORD = 64;

  private static final String SWAP =
      EventEncoder.encode(
          new Event(
              "Swap",
              List.of(
                  new TypeReference<Address>(true) {},
                  new TypeReference<Uint256>() {},
                  new TypeReference<Uint256>() {},
                  new TypeReference<Uint256>() {},
                  new TypeReference<Uint256>() {},
                  new TypeReference<Address>(true) {})));

  private Calls() {}

  static String decimals() {
    return call("decimals");
  }

  static String firstToken() {
    return call("token0");
  }

  static String reserves() {
    return call("getReserves");
  }

  /** What the contract reads, and our name of the order behind it. */
  static String sale(
      BigInteger sold,
      BigInteger least,
      List<String> path,
      String to,
      Instant deadline,
      String tag) {
    var tokens = new DynamicArray<>(Address.class, path.stream().map(Address::new).toList());
    return call(
            "swapExactTokensForTokens",
            new Uint256(sold),
            new Uint256(least),
            tokens,
            new Address(to),
            new Uint256(deadline.getEpochSecond()))
        + tag;
  }

  private static String call(String name, Type<?>... arguments) {
    return FunctionEncoder.encode(new Function(name, List.of(arguments), List.of()));
  }

  /** The topic of a pool's sales. */
  static String swap() {
    return SWAP;
  }

  /** 32 bytes that stand for our name of an order. */
  static String tag(String order) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(order.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** A word of an answer or of a log's data. */
  static BigInteger word(String data, int index) throws IOException {
    var start = 2 + index * WORD;
    if (data.length() < start + WORD) throw new IOException("Too short an answer: " + data);
    return new BigInteger(data.substring(start, start + WORD), 16);
  }

  static String address(String data) throws IOException {
    return "0x%040x".formatted(word(data, 0));
  }
}
