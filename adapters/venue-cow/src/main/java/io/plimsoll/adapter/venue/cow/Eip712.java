package io.plimsoll.adapter.venue.cow;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Hash;
import org.web3j.crypto.Sign;

/**
 * The typed hash of an order for one settlement contract on one chain, and its signature: EIP-712,
 * with the order type of {@code GPv2Order}.
 */
final class Eip712 {

  static final String ORDER_TYPE =
      "Order(address sellToken,address buyToken,address receiver,uint256 sellAmount,"
          + "uint256 buyAmount,uint32 validTo,bytes32 appData,uint256 feeAmount,string kind,"
          + "bool partiallyFillable,string sellTokenBalance,string buyTokenBalance)";

  private static final String DOMAIN_TYPE =
      "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)";

  private static final int WORD = 32;
  private static final int UID_TIME = 4;

  private final byte[] domain;

  Eip712(long chain, String settlement) {
    domain =
        Hash.sha3(
            words(
                hash(DOMAIN_TYPE),
                hash("Gnosis Protocol"),
                hash("v2"),
                word(BigInteger.valueOf(chain)),
                word(settlement)));
  }

  static byte[] hash(String text) {
    return Hash.sha3(text.getBytes(StandardCharsets.UTF_8));
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  String domain() {
    return hex(domain);
  }

  byte[] digest(CowOrder order) {
    var struct =
        Hash.sha3(
            words(
                hash(ORDER_TYPE),
                word(order.sellToken()),
                word(order.buyToken()),
                word(order.receiver()),
                word(order.sellAmount()),
                word(order.buyAmount()),
                word(BigInteger.valueOf(order.validTo())),
                hash(order.appData()),
                word(BigInteger.ZERO),
                hash(CowOrder.KIND),
                word(BigInteger.ZERO),
                hash(CowOrder.BALANCE),
                hash(CowOrder.BALANCE)));
    return Hash.sha3(words(new byte[] {0x19, 0x01}, domain, struct));
  }

  /** The order book's name of an order: its digest, its owner, its deadline. */
  String uid(CowOrder order) {
    return "0x"
        + hex(digest(order))
        + order.receiver().substring(2)
        + ("%0" + 2 * UID_TIME + "x").formatted(order.validTo());
  }

  /** r, s and v. */
  String signature(CowOrder order, Credentials account) {
    var signed = Sign.signMessage(digest(order), account.getEcKeyPair(), false);
    return "0x" + hex(words(signed.getR(), signed.getS(), signed.getV()));
  }

  private static byte[] word(String address) {
    return word(new BigInteger(address.substring(2), 16));
  }

  private static byte[] word(BigInteger number) {
    return HexFormat.of().parseHex(("%0" + 2 * WORD + "x").formatted(number));
  }

  private static byte[] words(byte[]... words) {
    var all = new ByteArrayOutputStream();
    for (var word : words) all.writeBytes(word);
    return all.toByteArray();
  }
}
