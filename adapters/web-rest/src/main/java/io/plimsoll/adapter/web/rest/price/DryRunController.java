package io.plimsoll.adapter.web.rest.price;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.plimsoll.adapter.web.rest.market.Terms;
import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problem;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Cursors;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.application.oracle.DryRun;
import io.plimsoll.application.oracle.DryRun.Fallen;
import io.plimsoll.application.oracle.DryRun.Outcome;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.PriceRejection.PriceNotPositive;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Asks what would be if prices were others. */
@RestController
@RequestMapping("/api/v1/markets/{market}/dry-runs")
@Tag(name = "Prices")
public class DryRunController {

  private static final int USUAL = 100;

  private final DryRun dryRun;

  public DryRunController(DryRun dryRun) {
    this.dryRun = dryRun;
  }

  /**
   * @param prices by asset, in the base currency; the others stand
   * @param limit of the loans told one by one; 100 if left out
   */
  public record DryRunRequest(Map<String, Decimal> prices, Optional<Integer> limit) {}

  /**
   * @param loans all that would fall
   * @param debtValue theirs at the prices asked about
   * @param items the worst first
   */
  public record DryRunView(int loans, Amount debtValue, List<FallenView> items) {}

  /** A loan that is healthy now and would not be then; its values are those of then. */
  public record FallenView(
      LoanId loan,
      HealthFactor healthFactor,
      Wad healthFactorThen,
      Amount collateralValue,
      Amount debtValue) {
    static FallenView of(Fallen fallen) {
      return new FallenView(
          fallen.loan(), fallen.now(), fallen.then(), fallen.collateralValue(), fallen.debtValue());
    }
  }

  @PostMapping(consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "See who would become liquidatable at other prices",
      description = "Nothing happens. Assets quoted in another one move with it.")
  DryRunView run(@PathVariable MarketId market, @RequestBody DryRunRequest asked) {
    var limit = asked.limit().orElse(USUAL);
    Cursors.limit(limit);
    if (asked.prices().isEmpty())
      throw new Declined(
          Problem.malformed("malformed-field", "prices", "prices: expected one at least"));
    var prices = new TreeMap<AssetId, Wad>();
    asked.prices().forEach((symbol, price) -> prices.put(asset(symbol), price(symbol, price)));
    return switch (dryRun.of(market, prices, limit)) {
      case Outcome.Refused(var reason) -> throw new Declined(Problems.of(reason));
      case Outcome.Told(var fallen, var loans, var debtValue) ->
          new DryRunView(loans, debtValue, fallen.stream().map(FallenView::of).toList());
    };
  }

  private static AssetId asset(String symbol) {
    return Terms.token(new AssetId(symbol), 0, "prices." + symbol).id();
  }

  private static Wad price(String symbol, Decimal price) {
    if (price.value().signum() <= 0)
      throw new Declined(
          Problems.of(new PriceNotPositive(new AssetId(symbol), price.value()))
              .with("field", "prices." + symbol));
    return Terms.wad("prices." + symbol, price);
  }
}
