package io.plimsoll.adapter.venue.uniswap;

import io.plimsoll.domain.money.Token;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * A pool, and which way it is sold into.
 *
 * @param collateral address of the token sold
 * @param debt address of the token paid
 * @param isFirst whether the token sold is the pool's first
 */
record Pool(String address, String collateral, String debt, boolean isFirst) {

  /**
   * @throws IOException if it cannot be asked, or the chain's tokens have other decimals than ours
   */
  static Pool of(Node node, String address, Token sold, String collateral, Token paid, String debt)
      throws IOException {
    checkDecimals(node, sold, collateral);
    checkDecimals(node, paid, debt);
    var first = Calls.address(node.call(address, Calls.firstToken()));
    return new Pool(address, collateral, debt, first.equals(collateral.toLowerCase(Locale.ROOT)));
  }

  private static void checkDecimals(Node node, Token token, String address) throws IOException {
    var decimals = Calls.word(node.call(address, Calls.decimals()), 0).intValue();
    if (decimals != token.decimals())
      throw new IOException(
          "%s at %s has %d decimals, not %d"
              .formatted(token.symbol(), address, decimals, token.decimals()));
  }

  Reserves reserves(Node node) throws IOException {
    var held = node.call(address, Calls.reserves());
    return isFirst
        ? new Reserves(Calls.word(held, 0), Calls.word(held, 1))
        : new Reserves(Calls.word(held, 1), Calls.word(held, 0));
  }

  List<String> path() {
    return List.of(collateral, debt);
  }
}
