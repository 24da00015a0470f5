package io.plimsoll.adapter.web.rest.call;

import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.application.desk.Lanes;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.reserve.Reserve;
import java.util.function.BiFunction;

/** Looks at an open market between two decisions of its lane. */
public final class Looking {

  /**
   * A market at one moment.
   *
   * @param book for use during the look only
   */
  public record Sight(Market.Open market, Book book, Facts facts) {

    /** Empty-handed is an error here: whoever asks knows that the market lists the asset. */
    public Reserve.Listed reserve(AssetId asset) {
      if (book.reserve(asset) instanceof Reserve.Listed reserve) return reserve;
      throw new Declined(Problems.of(new AssetUnknown(market.id(), asset)));
    }
  }

  /** What a look gives: an answer, or the reason why there is none. */
  private sealed interface Seen<T> {
    record Answer<T>(T value) implements Seen<T> {}

    record Nothing<T>(Rejection reason) implements Seen<T> {}

    default T open() {
      return switch (this) {
        case Answer<T>(var value) -> value;
        case Nothing<T>(var reason) -> throw new Declined(Problems.of(reason));
      };
    }
  }

  private final Lanes lanes;

  public Looking(Lanes lanes) {
    this.lanes = lanes;
  }

  /**
   * @param question quick; the lane stands still meanwhile
   * @throws Declined if there is no such market
   */
  public <T> T at(MarketId id, BiFunction<Market.Open, Sight, T> question) {
    Seen<T> seen =
        Waiting.of(
            lanes.<Seen<T>>read(
                id,
                (book, facts) ->
                    book.market() instanceof Market.Open market
                        ? new Seen.Answer<>(question.apply(market, new Sight(market, book, facts)))
                        : new Seen.Nothing<>(new MarketUnknown(id))));
    return seen.open();
  }

  /**
   * The same for one asset of the market.
   *
   * @throws Declined if the market does not list it either
   */
  public <T> T at(MarketId id, AssetId asset, BiFunction<Reserve.Listed, Sight, T> question) {
    Seen<T> seen =
        at(
            id,
            (_, sight) ->
                sight.book().reserve(asset) instanceof Reserve.Listed reserve
                    ? new Seen.Answer<>(question.apply(reserve, sight))
                    : new Seen.Nothing<>(new AssetUnknown(id, asset)));
    return seen.open();
  }
}
