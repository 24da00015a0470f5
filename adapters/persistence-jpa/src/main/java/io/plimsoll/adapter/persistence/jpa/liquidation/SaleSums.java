package io.plimsoll.adapter.persistence.jpa.liquidation;

import io.plimsoll.application.loanbook.SaleTotals;
import io.plimsoll.domain.money.Token;
import java.math.BigInteger;

/** A row of the query for totals. */
record SaleSums(
    String collateral,
    int collateralDecimals,
    String debt,
    int debtDecimals,
    long sales,
    long loans,
    BigInteger sold,
    BigInteger received,
    BigInteger atOracle,
    BigInteger repaid,
    BigInteger fee,
    BigInteger surplus) {

  SaleTotals totals() {
    var kind = new Token(collateral, collateralDecimals);
    var money = new Token(debt, debtDecimals);
    return new SaleTotals(
        sales,
        loans,
        kind.units(sold),
        money.units(received),
        money.units(atOracle),
        money.units(repaid),
        money.units(fee),
        money.units(surplus));
  }
}
