package io.plimsoll.adapter.oracle.chainlink;

import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.UnitType;
import java.util.regex.Pattern;

/**
 * The contract of one pair.
 *
 * @param unit what its answers count
 * @param address in hexadecimal, with its prefix
 */
record Proxy(AssetId asset, UnitType unit, String address) {

  private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");

  static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  @Override
  public String toString() {
    return "%s as %s at %s".formatted(asset, unit, address);
  }
}
