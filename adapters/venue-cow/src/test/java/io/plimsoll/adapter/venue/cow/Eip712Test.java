package io.plimsoll.adapter.venue.cow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Credentials;

/** Held against the constants of the deployed contracts. */
class Eip712Test {

  private final Eip712 mainnet = new Eip712(1, "0x9008d19f58aabd9ed0d60971565aa8510560ab41");

  /** {@code GPv2Order.TYPE_HASH}. */
  @Test
  void the_type_of_an_order_hashes_as_in_the_contract() {
    assertThat(Eip712.hex(Eip712.hash(Eip712.ORDER_TYPE)))
        .isEqualTo("d5a25ba2e97094ad7d83dc28a6572da797d6b3e7fc6663bd93efb789fc17e489");
  }

  /** {@code GPv2Settlement.domainSeparator()} on Ethereum's main chain. */
  @Test
  void the_domain_is_that_of_the_settlement_contract() {
    assertThat(mainnet.domain())
        .isEqualTo("c078f884a2676e1345748b1feace7b0abee5d00ecadb6e574dcdd109a63e8943");
  }

  @Test
  void the_name_of_an_order_is_its_digest_its_owner_and_its_deadline() {
    var order =
        new CowOrder(
            "0x" + "01".repeat(20),
            "0x" + "02".repeat(20),
            "0x" + "03".repeat(20),
            BigInteger.TEN,
            BigInteger.ONE,
            0xffffffffL,
            "{}");
    assertThat(mainnet.uid(order))
        .isEqualTo("0x" + Eip712.hex(mainnet.digest(order)) + "03".repeat(20) + "ffffffff");
    assertThat(mainnet.signature(order, Credentials.create("1".repeat(64)))).hasSize(2 + 130);
  }
}
