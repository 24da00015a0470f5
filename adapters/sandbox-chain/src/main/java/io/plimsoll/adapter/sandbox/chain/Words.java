package io.plimsoll.adapter.sandbox.chain;

import java.math.BigInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Arguments of a fixed size, each in a word of 32 bytes, in hexadecimal without a prefix. */
final class Words {

  private static final BigInteger MODULUS = BigInteger.TWO.pow(256);

  private Words() {}

  static String of(Object... arguments) {
    return Stream.of(arguments).map(Words::word).collect(Collectors.joining());
  }

  private static String word(Object argument) {
    return switch (argument) {
      case BigInteger number -> hex(number);
      case Long number -> hex(BigInteger.valueOf(number));
      case Integer number -> hex(BigInteger.valueOf(number));
      case Boolean flag -> hex(flag ? BigInteger.ONE : BigInteger.ZERO);
      case DeployedContract contract -> hex(new BigInteger(contract.address().substring(2), 16));
      case String address when address.matches("0x[0-9a-fA-F]{40}") ->
          hex(new BigInteger(address.substring(2), 16));
      default -> throw new IllegalArgumentException("No word can be made of " + argument);
    };
  }

  private static String hex(BigInteger number) {
    if (number.bitLength() > 256) throw new IllegalArgumentException("Too large: " + number);
    return "%064x".formatted(number.mod(MODULUS));
  }
}
