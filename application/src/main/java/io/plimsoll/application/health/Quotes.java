package io.plimsoll.application.health;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.reserve.Reserve;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a market's assets count, reckoned anew where price, reserve or second are others. */
final class Quotes {

  /** All that a quote follows from; interest is counted in whole seconds. */
  private record Grounds(Optional<Price> price, Reserve reserve, long second, Profile profile) {}

  private record Known(Grounds grounds, Quote quote) {}

  private final Map<AssetId, Known> known = new HashMap<>();

  Quote of(AssetId asset, Market.Open market, Book book, Facts facts) {
    var reserve = book.reserve(asset);
    var grounds =
        new Grounds(
            facts.prices().of(asset), reserve, facts.now().getEpochSecond(), market.profile());
    var last = known.get(asset);
    if (last != null && last.grounds().equals(grounds)) return last.quote();
    var quote = Quote.of(asset, market, reserve, facts);
    known.put(asset, new Known(grounds, quote));
    return quote;
  }
}
