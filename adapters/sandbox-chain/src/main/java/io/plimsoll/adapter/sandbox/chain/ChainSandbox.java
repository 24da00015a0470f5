package io.plimsoll.adapter.sandbox.chain;

import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;

/**
 * A chain of one test. Every transaction has a block of its own at once; the first of its rich
 * accounts sends them all.
 */
public final class ChainSandbox implements AutoCloseable {

  private final AnvilProcess anvil;
  private final ChainRpc rpc;
  private final List<String> accounts;

  private ChainSandbox(AnvilProcess anvil) {
    this.anvil = anvil;
    this.rpc = new ChainRpc(anvil.url());
    this.accounts =
        rpc.ask("eth_accounts").valueStream().map(account -> account.stringValue()).toList();
  }

  /**
   * @param genesis time of the first block, in whole seconds; later blocks follow the machine's
   *     clock from there
   */
  public static ChainSandbox start(Instant genesis) throws AnvilMissing {
    return new ChainSandbox(AnvilProcess.start(AnvilBinary.find(), genesis));
  }

  /** Where there is no anvil the calling test is skipped, and the output says why. */
  public static ChainSandbox startOrSkip(Instant genesis) {
    try {
      return start(genesis);
    } catch (AnvilMissing e) {
      System.err.println("NOT TESTED ON A CHAIN: " + e.getMessage());
      return Assumptions.abort("No chain to test on: " + e.getMessage());
    }
  }

  public URI url() {
    return anvil.url();
  }

  public BigInteger chainId() {
    return number(rpc.ask("eth_chainId"));
  }

  /** Addresses that may send without a signature. */
  public List<String> accounts() {
    return accounts;
  }

  public DeployedContract deploy(ContractArtifact artifact, Object... arguments) {
    var receipt = transact(Optional.empty(), artifact.creation(arguments));
    return new DeployedContract(this, artifact, receipt.path("contractAddress").stringValue());
  }

  /** Time of the newest block. */
  public Instant time() {
    var block = rpc.ask("eth_getBlockByNumber", "latest", false);
    return Instant.ofEpochSecond(number(block.path("timestamp")).longValueExact());
  }

  /** Mines a block at a time later than the newest one's. */
  public void mineAt(Instant time) {
    rpc.ask("evm_setNextBlockTimestamp", time.getEpochSecond());
    rpc.ask("evm_mine");
  }

  public void mine(int blocks) {
    rpc.ask("anvil_mine", "0x" + Integer.toHexString(blocks));
  }

  /** Remembers everything as it is. */
  public String snapshot() {
    return rpc.ask("evm_snapshot").stringValue();
  }

  /** Goes back, as after a reorganization; a snapshot is good for once. */
  public void revert(String snapshot) {
    if (!rpc.ask("evm_revert", snapshot).asBoolean())
      throw new IllegalStateException("There is no snapshot " + snapshot);
  }

  void send(String to, String data) {
    transact(Optional.of(to), data);
  }

  String call(String to, String data) {
    return rpc.ask("eth_call", Map.of("to", to, "data", data), "latest").stringValue();
  }

  private JsonNode transact(Optional<String> to, String data) {
    var transaction = new HashMap<>(Map.of("from", accounts.getFirst(), "data", data));
    to.ifPresent(address -> transaction.put("to", address));
    var hash = rpc.ask("eth_sendTransaction", transaction).stringValue();
    var receipt = rpc.ask("eth_getTransactionReceipt", hash);
    for (var tries = 0; receipt.isNull() && tries < 500; tries++) {
      Thread.onSpinWait();
      receipt = rpc.ask("eth_getTransactionReceipt", hash);
    }
    if (!"0x1".equals(receipt.path("status").asString("")))
      throw new IllegalStateException("The transaction failed: " + receipt);
    return receipt;
  }

  private static BigInteger number(JsonNode hex) {
    return new BigInteger(hex.stringValue().substring(2), 16);
  }

  @Override
  public void close() {
    rpc.close();
    anvil.close();
  }
}
