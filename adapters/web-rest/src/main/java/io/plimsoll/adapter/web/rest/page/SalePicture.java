package io.plimsoll.adapter.web.rest.page;

import io.plimsoll.adapter.web.rest.wire.Json;
import io.plimsoll.application.loanbook.LiquidationSummary;
import io.plimsoll.application.loanbook.SaleRecord;
import java.math.BigDecimal;
import java.util.List;

/** A liquidation as the page shows it. */
public record SalePicture(
    String id,
    String openedAt,
    String health,
    String collateralValue,
    String debtValue,
    String outcome,
    String shortfall,
    List<Sale> sales) {

  /** One sale of it. */
  public record Sale(String sold, String received, String atOracle, String where) {
    static Sale of(SaleRecord sale) {
      return new Sale(
          Shown.amount(sale.sold()),
          Shown.amount(sale.received()),
          Shown.amount(sale.atOracle()),
          sale.venue().or(sale::keeper).or(sale::order).orElse("set off"));
    }
  }

  static SalePicture of(LiquidationSummary summary, List<SaleRecord> sales) {
    return new SalePicture(
        summary.liquidation().text(),
        Shown.time(summary.openedAt()),
        Shown.health(new BigDecimal(summary.health())),
        Shown.amount(summary.collateralValue()),
        Shown.amount(summary.debtValue()),
        summary.outcome().map(Json::word).orElse("open"),
        Shown.amounts(summary.shortfall()),
        sales.stream().map(Sale::of).toList());
  }
}
