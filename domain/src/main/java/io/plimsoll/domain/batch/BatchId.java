package io.plimsoll.domain.batch;

import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import java.util.regex.Pattern;

/**
 * Name of a batch: its market, what is sold, what is paid, and a running number, {@code
 * main,WETH,USDC,7}. No other name holds a comma.
 */
public record BatchId(String text) {

  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}(,[A-Za-z0-9._-]{1,20}){2},[1-9][0-9]{0,8}");

  public BatchId {
    if (!isOne(text)) throw new IllegalArgumentException("Not the name of a batch");
  }

  static BatchId of(MarketId market, AssetId collateral, AssetId payment, int number) {
    return new BatchId("%s,%s,%s,%d".formatted(market, collateral, payment, number));
  }

  /** Whether a text has the form of such a name. */
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  public MarketId market() {
    return new MarketId(text.split(",", -1)[0]);
  }

  public AssetId collateral() {
    return new AssetId(text.split(",", -1)[1]);
  }

  public AssetId payment() {
    return new AssetId(text.split(",", -1)[2]);
  }

  public int number() {
    return Integer.parseInt(text.split(",", -1)[3]);
  }

  @Override
  public String toString() {
    return text;
  }
}
