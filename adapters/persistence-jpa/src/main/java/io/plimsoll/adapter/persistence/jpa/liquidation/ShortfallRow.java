package io.plimsoll.adapter.persistence.jpa.liquidation;

import io.plimsoll.adapter.persistence.jpa.AppendedRow;
import io.plimsoll.domain.liquidation.LiquidationEvent.ShortfallBooked;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Token;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigInteger;
import org.hibernate.annotations.Immutable;

/** Debt that no collateral was left for. */
@Entity
@Immutable
@IdClass(StepKey.class)
@Table(name = "liquidation_shortfall")
class ShortfallRow extends AppendedRow<StepKey> {

  @Id private String liquidation;
  @Id private long version;
  private String asset;
  private int decimals;
  private BigInteger units;

  @SuppressWarnings("NullAway.Init")
  protected ShortfallRow() {}

  ShortfallRow(long version, ShortfallBooked event) {
    liquidation = event.liquidation().text();
    this.version = version;
    asset = event.shortfall().token().symbol();
    decimals = event.shortfall().token().decimals();
    units = event.shortfall().units();
  }

  @Override
  public StepKey getId() {
    return new StepKey(liquidation, version);
  }

  String liquidation() {
    return liquidation;
  }

  Amount amount() {
    return new Token(asset, decimals).units(units);
  }
}
