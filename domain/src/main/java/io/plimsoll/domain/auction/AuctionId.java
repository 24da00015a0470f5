package io.plimsoll.domain.auction;

import io.plimsoll.domain.liquidation.LiquidationId;
import java.util.Optional;
import java.util.regex.Pattern;

/** Name of an auction: on the desk its case's name and a running number, {@code L1.2-3}. */
public record AuctionId(String text) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,95}");

  private static final Pattern OF_A_CASE =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]{0,63}\\.[1-9][0-9]{0,8})-[1-9][0-9]*");

  public AuctionId {
    if (!isOne(text)) throw new IllegalArgumentException("Not the name of an auction");
  }

  /** Whether a text has the form of such a name. */
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /** The case it belongs to; empty for a name that no case gives. */
  public Optional<LiquidationId> liquidation() {
    var parts = OF_A_CASE.matcher(text);
    return parts.matches() ? Optional.of(new LiquidationId(parts.group(1))) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
