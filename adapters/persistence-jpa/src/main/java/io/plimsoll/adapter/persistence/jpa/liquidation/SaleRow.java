package io.plimsoll.adapter.persistence.jpa.liquidation;

import io.plimsoll.adapter.persistence.jpa.AppendedRow;
import io.plimsoll.application.loanbook.SaleRecord;
import io.plimsoll.domain.liquidation.LiquidationEvent;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationEvent.DebtSetOff;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotAuctioned;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotCleared;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.loan.Evidence;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Token;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * A sale: by the desk on a venue, at auction, in a batch, by a keeper's call, or of collateral that
 * is the very asset owed (then neither venue nor keeper is named).
 */
@Entity
@Immutable
@IdClass(StepKey.class)
@Table(name = "liquidation_sale")
class SaleRow extends AppendedRow<StepKey> {

  @Id private String liquidation;
  @Id private long version;

  @SuppressWarnings("UnusedVariable") // asked for by queries
  private String market;

  @SuppressWarnings("UnusedVariable") // asked for by queries
  private String loan;

  private @Nullable String orderName;
  private @Nullable String venue;
  private @Nullable String keeper;
  private String collateral;
  private int collateralDecimals;
  private String debt;
  private int debtDecimals;
  private BigInteger sold;
  private BigInteger received;
  private BigInteger atOracle;
  private BigInteger reward = BigInteger.ZERO;
  private BigInteger repaid;
  private BigInteger feeInDebt = BigInteger.ZERO;
  private BigInteger feeInKind = BigInteger.ZERO;
  private BigInteger surplus = BigInteger.ZERO;
  private @Nullable String healthBefore;
  private @Nullable String healthAfter;
  private Instant soldAt;

  @SuppressWarnings("NullAway.Init")
  protected SaleRow() {}

  SaleRow(long version, LotSold event) {
    this(version, event, event.sold(), event.received(), event.atOracle(), event.repaid());
    orderName = event.order();
    venue = event.venue().text();
    feeInDebt = event.fee().units();
    surplus = event.surplus().units();
    saw(event.evidence());
  }

  /** What a call brings is the debt the keeper paid; the fee is taken from the collateral. */
  SaleRow(long version, CollateralCalled event) {
    this(version, event, event.taken(), event.repaid(), event.atOracle(), event.repaid());
    keeper = event.keeper().text();
    feeInKind = event.fee().units();
    saw(event.evidence());
  }

  /** The auction is the order. */
  SaleRow(long version, LotAuctioned event) {
    this(version, event, event.taken(), event.paid(), event.atOracle(), event.repaid());
    orderName = event.auction().text();
    for (var paid : event.rewards()) reward = reward.add(paid.amount().units());
    keeper = event.keeper().text();
    feeInDebt = event.fee().units();
    surplus = event.surplus().units();
    saw(event.evidence());
  }

  /** The batch is the order; its winners are told there. */
  SaleRow(long version, LotCleared event) {
    this(version, event, event.sold(), event.received(), event.atOracle(), event.repaid());
    orderName = event.batch().text();
    feeInDebt = event.fee().units();
    surplus = event.surplus().units();
    saw(event.evidence());
  }

  SaleRow(long version, DebtSetOff event) {
    this(version, event, event.amount(), event.amount(), event.amount(), event.amount());
    saw(event.evidence());
  }

  private SaleRow(
      long version,
      LiquidationEvent event,
      Amount sold,
      Amount received,
      Amount atOracle,
      Amount repaid) {
    liquidation = event.liquidation().text();
    this.version = version;
    market = event.market().text();
    loan = event.liquidation().loan().text();
    collateral = sold.token().symbol();
    collateralDecimals = sold.token().decimals();
    debt = repaid.token().symbol();
    debtDecimals = repaid.token().decimals();
    this.sold = sold.units();
    this.received = received.units();
    this.atOracle = atOracle.units();
    this.repaid = repaid.units();
    soldAt = event.at();
  }

  @Override
  public StepKey getId() {
    return new StepKey(liquidation, version);
  }

  SaleRecord sale() {
    var kind = new Token(collateral, collateralDecimals);
    var money = new Token(debt, debtDecimals);
    return new SaleRecord(
        version,
        Optional.ofNullable(orderName),
        Optional.ofNullable(venue),
        Optional.ofNullable(keeper),
        kind.units(sold),
        money.units(received),
        money.units(atOracle),
        money.units(reward),
        money.units(repaid),
        keeper == null || orderName != null ? money.units(feeInDebt) : kind.units(feeInKind),
        money.units(surplus),
        Optional.ofNullable(healthBefore),
        Optional.ofNullable(healthAfter),
        soldAt);
  }

  /** Empty for an unknown health factor, and where nothing is owed. */
  static Optional<String> decimal(Optional<HealthFactor> health) {
    return health.flatMap(
        factor ->
            switch (factor) {
              case HealthFactor.NoDebt _ -> Optional.empty();
              case HealthFactor.Of(var value) -> Optional.of(value.decimal());
            });
  }

  private void saw(Evidence evidence) {
    healthBefore = decimal(evidence.healthBefore()).orElse(null);
    healthAfter = decimal(evidence.healthAfter()).orElse(null);
  }
}
