package io.plimsoll.application.liquidation;

import static io.plimsoll.domain.testing.DeskFixture.START;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.token;

import io.plimsoll.application.desk.DeskClock;
import io.plimsoll.application.health.HealthWatch;
import io.plimsoll.application.health.LoanFollower;
import io.plimsoll.application.health.PlainHealthWatch;
import io.plimsoll.application.liquidation.ForcedSales.Examination;
import io.plimsoll.application.oracle.Volatilities;
import io.plimsoll.application.testing.InMemoryLanes;
import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.market.KeeperTerms;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.oracle.Prices;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;

/** A market whose time and prices a test sets, and what the desk's examinations do in it. */
public abstract class ExaminedMarket {

  protected final DeskClock clock = DeskClock.standingAt(START);
  protected final PlainHealthWatch watch = new PlainHealthWatch();
  private final Map<AssetId, Price> prices = new ConcurrentHashMap<>();
  private final Volatilities volatilities = new Volatilities();
  private final OwnSales own = new OwnSales();
  protected final InMemoryLanes lanes =
      new InMemoryLanes(
          _ -> new Facts(clock.instant(), Prices.of(prices)), new LoanFollower(watch), own);
  private long observations;

  @AfterEach
  void close() {
    lanes.close();
  }

  protected static OpenMarket opening(SellingTerms selling, Optional<KeeperTerms> keepers) {
    return new OpenMarket(
        MAIN,
        USD,
        new MarketTerms(
            USD.zero(), LiquidationPolicy.standard(USD), Profile.STANDARD, selling, keepers));
  }

  protected void price(String asset, String perWhole) {
    price(token(asset), perWhole);
  }

  protected void price(Token asset, String perWhole) {
    var price = new Price(++observations, asset, USD, Wad.of(perWhole), clock.instant());
    prices.put(asset.id(), price);
    volatilities.priced(MAIN, price);
    heard(price);
  }

  /** For a venue that hears prices. */
  protected void heard(Price price) {
    // Most do not.
  }

  protected Examination examine(ExecutionVenue... venues) {
    return examine(watch, List.of(venues));
  }

  protected Examination examine(HealthWatch by, Collection<ExecutionVenue> venues) {
    return sales(by, venues).examine(MAIN).join();
  }

  protected ForcedSales sales(HealthWatch by, Collection<ExecutionVenue> venues) {
    return new ForcedSales(lanes, by, volatilities, own, venues);
  }
}
