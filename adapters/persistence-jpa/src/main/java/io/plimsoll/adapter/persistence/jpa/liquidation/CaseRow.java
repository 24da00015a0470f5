package io.plimsoll.adapter.persistence.jpa.liquidation;

import io.plimsoll.adapter.persistence.jpa.AppendedRow;
import io.plimsoll.adapter.persistence.jpa.NewestFirst;
import io.plimsoll.application.loanbook.LiquidationSummary;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationOpened;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.Outcome;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Token;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A liquidation, open or closed. */
@Entity
@Table(name = "liquidation_case")
class CaseRow extends AppendedRow<String> {

  @Id private String liquidation;
  private String loan;
  private String market;
  private String health;
  private String base;
  private int baseDecimals;
  private BigInteger collateralValue;
  private BigInteger debtValue;
  private Instant openedAt;
  private @Nullable Instant closedAt;
  private @Nullable String outcome;
  private int sales;

  @SuppressWarnings("NullAway.Init")
  protected CaseRow() {}

  CaseRow(LiquidationOpened event) {
    liquidation = event.liquidation().text();
    loan = event.loan().text();
    market = event.market().text();
    health =
        SaleRow.decimal(event.evidence().healthBefore())
            .orElseThrow(() -> new IllegalStateException(event + " has no health factor"));
    base = event.debtValue().token().symbol();
    baseDecimals = event.debtValue().token().decimals();
    collateralValue = event.collateralValue().units();
    debtValue = event.debtValue().units();
    openedAt = event.at();
  }

  @Override
  public String getId() {
    return liquidation;
  }

  void countSale() {
    sales++;
  }

  void close(LiquidationClosed event) {
    closedAt = event.at();
    outcome = event.outcome().name();
  }

  NewestFirst place() {
    return new NewestFirst(openedAt, liquidation);
  }

  LiquidationSummary summary(List<Amount> shortfall) {
    var token = new Token(base, baseDecimals);
    return new LiquidationSummary(
        new LiquidationId(liquidation),
        new LoanId(loan),
        new MarketId(market),
        health,
        token.units(collateralValue),
        token.units(debtValue),
        openedAt,
        Optional.ofNullable(closedAt),
        Optional.ofNullable(outcome).map(Outcome::valueOf),
        sales,
        shortfall);
  }
}
