package io.plimsoll.adapter.venue.uniswap;

import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;

import io.plimsoll.adapter.sandbox.chain.ChainSandbox;
import io.plimsoll.adapter.sandbox.chain.ContractArtifact;
import io.plimsoll.adapter.sandbox.chain.DeployedContract;
import io.plimsoll.adapter.spi.kit.VenueOutside;
import io.plimsoll.application.venue.Fill;
import io.plimsoll.domain.money.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.web3j.crypto.Credentials;

/** A pool of 10,000 WETH and 20,000,000 USDC on a chain, and an account that may sell into it. */
final class PoolOnChain implements VenueOutside {

  private static final String SECRET = "7".repeat(64);
  private static final String APPROVE = "0x095ea7b3";
  private static final BigInteger ETHER = BigInteger.TEN.pow(18);

  private final ChainSandbox chain;
  private final ChainWindow window;
  private final DeployedContract weth;
  private final DeployedContract usdc;
  private final DeployedContract pair;
  private final DeployedContract router;
  private final String seller = Credentials.create(SECRET).getAddress();
  private final String before;

  PoolOnChain(ChainSandbox chain) {
    this.chain = chain;
    this.window = new ChainWindow(chain.url());
    this.before = chain.snapshot();
    weth = chain.deploy(compiled("SandboxToken"), 18);
    usdc = chain.deploy(compiled("SandboxToken"), 6);
    pair = chain.deploy(compiled("SandboxPair"), usdc, weth);
    router = chain.deploy(compiled("SandboxRouter"), pair);
    weth.send("mint(address,uint256)", pair, ETHER.multiply(BigInteger.valueOf(10_000)));
    usdc.send("mint(address,uint256)", pair, BigInteger.TEN.pow(6 + 7).multiply(BigInteger.TWO));
    pair.send("sync()");
    weth.send("mint(address,uint256)", seller, ETHER.multiply(BigInteger.TEN.pow(9)));
    window.ask("anvil_setBalance", seller, "0x" + ETHER.multiply(BigInteger.TEN).toString(16));
    window.ask("anvil_impersonateAccount", seller);
    allows(ETHER.multiply(BigInteger.TEN.pow(9)));
  }

  private static String word(String hex) {
    return "0".repeat(64 - hex.length()) + hex;
  }

  private static ContractArtifact compiled(String name) {
    return ContractArtifact.read(PoolOnChain.class, "/contracts/compiled.json", name);
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "url", window.url(),
        "private-key", SECRET,
        "chain-id", chain.chainId().toString(),
        "router", router.address(),
        "tokens.WETH", weth.address(),
        "tokens.USDC", usdc.address(),
        "pools.WETH/USDC", pair.address(),
        "confirmations", "1");
  }

  @Override
  public Token collateral() {
    return WETH;
  }

  @Override
  public Token debt() {
    return USDC;
  }

  @Override
  public String price() {
    return "1990";
  }

  @Override
  public Instant now() {
    return chain.time();
  }

  /** Whatever waits is mined at the end of it. */
  @Override
  public void passes(Duration time) {
    chain.mineAt(chain.time().plus(time));
    window.ask("evm_setAutomine", true);
  }

  @Override
  public Set<Mishap> mishaps() {
    return Set.of(
        Mishap.LOST, Mishap.FILLED_UNANSWERED, Mishap.FILLED_LATER, Mishap.CUT, Mishap.REJECTED);
  }

  @Override
  public void next(Mishap mishap) {
    switch (mishap) {
      case LOST -> window.spoils(ChainWindow.Spoiled.NEVER_SENT);
      case FILLED_UNANSWERED -> window.spoils(ChainWindow.Spoiled.UNANSWERED);
      case FILLED_LATER -> {
        window.ask("evm_setAutomine", false);
        window.spoils(ChainWindow.Spoiled.UNANSWERED);
      }
      case CUT -> window.spoils(ChainWindow.Spoiled.CUT);
      case REJECTED -> window.spoils(ChainWindow.Spoiled.REFUSED);
      case PARTIAL, TOLD_TWICE, BELOW_LIMIT, FALSE_FILL ->
          throw new IllegalArgumentException("A chain does not do that: " + mishap);
    }
  }

  /** Nothing is mined until time passes. */
  void waits() {
    window.ask("evm_setAutomine", false);
  }

  /** From the next block on gas costs so much at least. */
  void gasCosts(BigInteger wei) {
    window.ask("anvil_setNextBlockBaseFeePerGas", "0x" + wei.toString(16));
  }

  /** What the router may take of the seller's WETH. */
  void allows(BigInteger wei) {
    window.ask(
        "eth_sendTransaction",
        Map.of(
            "from",
            seller,
            "to",
            weth.address(),
            "data",
            APPROVE + word(router.address().substring(2)) + word(wei.toString(16))));
  }

  @Override
  public void falls() {
    window.shut(true);
  }

  @Override
  public void recovers() {
    window.shut(false);
  }

  /** By the pool's own events, whoever asks. */
  @Override
  public Map<String, Fill> sold() {
    var sold = new HashMap<String, Fill>();
    try {
      for (var swap :
          window.ask(
              "eth_getLogs",
              Map.of("address", pair.address(), "fromBlock", "0x0", "toBlock", "latest"))) {
        var hash = swap.path("transactionHash").asString();
        var input = window.ask("eth_getTransactionByHash", hash).path("input").asString();
        var data = swap.path("data").asString();
        var fill = new Fill(WETH.units(Calls.word(data, 1)), USDC.units(Calls.word(data, 2)));
        if (sold.put(input.substring(input.length() - 64), fill) != null)
          throw new AssertionError("Sold twice under one name: " + hash);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sold;
  }

  @Override
  public String named(String order) {
    return Calls.tag(order);
  }

  @Override
  public void close() {
    window.ask("evm_setAutomine", true);
    window.close();
    chain.revert(before);
  }
}
