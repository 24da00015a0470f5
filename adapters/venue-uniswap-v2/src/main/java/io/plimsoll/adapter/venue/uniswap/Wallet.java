package io.plimsoll.adapter.venue.uniswap;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;

/**
 * Sends transactions of one account, which nobody else may use. Each has a number, and none is
 * mined before the one before it: so what is stuck and cannot succeed any more is replaced by the
 * next.
 */
final class Wallet {

  /** What was sent under a number, and until when it can succeed. */
  private record Sent(BigInteger gasPrice, Instant deadline) {}

  private static final BigInteger HUNDRED = BigInteger.valueOf(100);

  /** Over the node's price, so that the next blocks' rise does not leave it behind. */
  private static final BigInteger OFFERED = BigInteger.valueOf(125);

  /** Nodes take a replacement from a tenth more on. */
  private static final BigInteger REPLACING = BigInteger.valueOf(130);

  private final Node node;
  private final Credentials account;
  private final long chain;
  private final Map<BigInteger, Sent> underWay = new HashMap<>();

  Wallet(Node node, Credentials account, long chain) {
    this.node = node;
    this.account = account;
    this.chain = chain;
  }

  String address() {
    return account.getAddress();
  }

  /**
   * @param deadline from which on the transaction cannot succeed
   * @throws Node.Refused if the node did not take it, or it would fail
   * @throws IOException if nobody knows whether it was taken
   */
  synchronized void send(String to, String data, Instant deadline) throws IOException {
    var gas =
        node.number("eth_estimateGas", Map.of("from", address(), "to", to, "data", data))
            .multiply(OFFERED)
            .divide(HUNDRED);
    var offered = node.number("eth_gasPrice").multiply(OFFERED).divide(HUNDRED);
    var mined = node.number("eth_getTransactionCount", address(), "latest");
    var chainTime = node.newest().time();
    underWay.keySet().removeIf(number -> number.compareTo(mined) < 0);
    var stuck =
        Optional.ofNullable(underWay.get(mined)).filter(lost -> chainTime.isAfter(lost.deadline()));
    var number =
        stuck.isPresent() ? mined : node.number("eth_getTransactionCount", address(), "pending");
    var price =
        stuck
            .map(lost -> lost.gasPrice().multiply(REPLACING).divide(HUNDRED).max(offered))
            .orElse(offered);
    var signed =
        TransactionEncoder.signMessage(
            RawTransaction.createTransaction(number, price, gas, to, data), chain, account);
    underWay.put(number, new Sent(price, deadline));
    node.ask("eth_sendRawTransaction", Numeric.toHexString(signed));
  }
}
