package io.plimsoll.adapter.web.rest.price;

import io.plimsoll.adapter.web.rest.problem.FindingWords;
import io.plimsoll.adapter.web.rest.wire.Json;
import io.plimsoll.application.oracle.PriceRecord;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.oracle.Quoted;
import io.plimsoll.domain.oracle.policy.Action;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How prices are answered. */
public final class PriceViews {

  private PriceViews() {}

  /**
   * A price that was taken.
   *
   * @param price in the unit the market expects
   * @param actedOn whether the market acts on another price by it; what others say may outweigh it
   */
  public record TakenPrice(
      long id,
      MarketId market,
      AssetId asset,
      Wad price,
      Instant observedAt,
      String source,
      boolean actedOn) {}

  /**
   * The price a market acts on, what is doubtful about it, and the newest of each source.
   *
   * @param lower at which collateral counts when something is drawn or withdrawn
   * @param upper at which debt counts then
   * @param next what it is going to be, where prices are delayed
   * @param actions what the market does now, by action: allow, refuse or a haircut
   */
  public record CurrentPrice(
      MarketId market,
      AssetId asset,
      Wad price,
      Wad lower,
      Wad upper,
      @Nullable Wad next,
      long id,
      Instant observedAt,
      Quality quality,
      List<FindingWords> findings,
      Map<String, String> actions,
      Instant asOf,
      List<SpokenPrice> sources) {

    static CurrentPrice of(
        Book book, Quoted quoted, Quality quality, Facts facts, List<SpokenPrice> sources) {
      var market = (Market.Open) book.market();
      var assessment = Assessment.of(book, market, facts);
      var price = quoted.price();
      var actions = new LinkedHashMap<String, String>();
      for (var action : Action.values())
        actions.put(Json.word(action), PriceMatrixForm.text(assessment.stance(quoted, action)));
      return new CurrentPrice(
          market.id(),
          price.asset().id(),
          price.perWhole(),
          quoted.lower().perWhole(),
          quoted.upper().perWhole(),
          quoted.next().map(Price::perWhole).orElse(null),
          price.id(),
          price.observedAt(),
          quality,
          assessment.findings(quoted).stream().map(FindingWords::of).toList(),
          actions,
          facts.now(),
          sources);
    }
  }

  /**
   * A source's newest word.
   *
   * @param unit what the price is a number of
   * @param trial whether the source has a say: admitted, shadow or rejected
   */
  public record SpokenPrice(
      String source,
      Wad price,
      String unit,
      @Nullable BigDecimal bid,
      @Nullable BigDecimal ask,
      @Nullable BigDecimal confidence,
      @Nullable Integer signers,
      @Nullable Long sequence,
      String trial,
      long id,
      Instant observedAt,
      Instant receivedAt) {

    static SpokenPrice of(PriceRecord record, Market.Open market) {
      var seen = record.sighting();
      var said = seen.particulars();
      return new SpokenPrice(
          record.source(),
          seen.value(),
          record.unit().toString(),
          said.bid().orElse(null),
          said.ask().orElse(null),
          said.confidence().orElse(null),
          said.signers().isPresent() ? said.signers().getAsInt() : null,
          said.sequence().isPresent() ? said.sequence().getAsLong() : null,
          Json.word(market.prices().trial(record.asset().id(), record.source())),
          seen.id(),
          seen.observedAt(),
          record.receivedAt());
    }
  }

  /** One observation. */
  public record ObservedPrice(
      String source, Wad price, long id, Instant observedAt, Instant receivedAt) {
    static ObservedPrice of(PriceRecord record) {
      return new ObservedPrice(
          record.source(),
          record.sighting().value(),
          record.sighting().id(),
          record.sighting().observedAt(),
          record.receivedAt());
    }
  }

  /** Observations over a stretch of time, oldest first, evenly thinned. */
  public record PriceHistory(
      MarketId market, AssetId asset, Instant from, Instant to, List<ObservedPrice> items) {}
}
