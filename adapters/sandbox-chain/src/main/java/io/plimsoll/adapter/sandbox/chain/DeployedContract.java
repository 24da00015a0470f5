package io.plimsoll.adapter.sandbox.chain;

/** A contract on a sandbox chain. */
public final class DeployedContract {

  private final ChainSandbox chain;
  private final ContractArtifact artifact;
  private final String address;

  DeployedContract(ChainSandbox chain, ContractArtifact artifact, String address) {
    this.chain = chain;
    this.artifact = artifact;
    this.address = address;
  }

  /** In hexadecimal, with its prefix. */
  public String address() {
    return address;
  }

  /**
   * Has the first account send a call and waits until it is in a block.
   *
   * @param arguments numbers, truth values, addresses or contracts
   * @throws IllegalStateException if it reverts
   */
  public void send(String signature, Object... arguments) {
    chain.send(address, artifact.call(signature, arguments));
  }

  /** Asks without changing anything; the answer's bytes in hexadecimal, with their prefix. */
  public String call(String signature, Object... arguments) {
    return chain.call(address, artifact.call(signature, arguments));
  }
}
