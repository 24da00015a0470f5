package io.plimsoll.application.replay;

import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.money.AssetId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A made-up day: prices hold for six hours, fall by a third until noon and stay there. */
final class FallingPrices implements PriceHistory {

  private static final Instant START = Instant.parse("2021-01-11T00:00:00Z");
  private static final int STEPS = 96;

  @Override
  public String name() {
    return "falling";
  }

  @Override
  public List<Tick> ticks() {
    var ticks = new ArrayList<Tick>();
    for (var step = 0; step <= STEPS; step++) {
      var at = START.plus(Duration.ofMinutes(15L * step));
      var fallen = Math.clamp(step - STEPS / 4, 0, STEPS / 4);
      var quotations = new ArrayList<Quotation>();
      quotations.add(quotation("WETH", 1_200 - 18 * fallen, at));
      quotations.add(quotation("WBTC", 36_000 - 450 * fallen, at));
      if (step % 2 == 0)
        for (var stable : List.of("USDC", "DAI")) quotations.add(quotation(stable, 1, at));
      ticks.add(new Tick(at, quotations));
    }
    return ticks;
  }

  @Override
  public Duration heartbeat(AssetId asset) {
    return Duration.ofMinutes(30);
  }

  private static Quotation quotation(String asset, long price, Instant at) {
    return new Quotation(new AssetId(asset), "USD", BigDecimal.valueOf(price), at);
  }
}
