package io.plimsoll.adapter.venue.cow;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is signed: a sale of a fixed quantity, whole or not at all, without a fee of its own.
 *
 * @param sellToken address
 * @param buyToken address
 * @param receiver address, the signer's own
 * @param sellAmount in smallest units
 * @param buyAmount the least that it has to bring
 * @param validTo in seconds of the epoch
 * @param appData a text that goes with the order; its hash is signed
 */
record CowOrder(
    String sellToken,
    String buyToken,
    String receiver,
    BigInteger sellAmount,
    BigInteger buyAmount,
    long validTo,
    String appData) {

  static final String KIND = "sell";
  static final String BALANCE = "erc20";

  /** The text in which an order carries our name. */
  static String appData(String name) {
    return "{\"appCode\":\"Plimsoll\",\"environment\":\"%s\",\"metadata\":{},\"version\":\"1.3.0\"}"
        .formatted(name);
  }

  /** As the order book takes it. */
  Map<String, Object> form(String signature) {
    var form = new TreeMap<String, Object>();
    form.put("sellToken", sellToken);
    form.put("buyToken", buyToken);
    form.put("receiver", receiver);
    form.put("from", receiver);
    form.put("sellAmount", sellAmount.toString());
    form.put("buyAmount", buyAmount.toString());
    form.put("validTo", validTo);
    form.put("appData", appData);
    form.put("appDataHash", "0x" + Eip712.hex(Eip712.hash(appData)));
    form.put("feeAmount", "0");
    form.put("kind", KIND);
    form.put("partiallyFillable", false);
    form.put("sellTokenBalance", BALANCE);
    form.put("buyTokenBalance", BALANCE);
    form.put("signingScheme", "eip712");
    form.put("signature", signature);
    return form;
  }
}
