package io.plimsoll.domain.auction;

import java.util.regex.Pattern;

/** Name of an auction: on the desk its case's name and a running number, {@code L1.2-3}. */
public record AuctionId(String text) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,95}");

  public AuctionId {
    if (!FORM.matcher(text).matches())
      throw new IllegalArgumentException("Not the name of an auction");
  }

  @Override
  public String toString() {
    return text;
  }
}
