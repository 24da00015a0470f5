package io.plimsoll.adapter.persistence.jpa.liquidation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code liquidation_sale}. */
@Transactional(readOnly = true)
interface SaleRows extends JpaRepository<SaleRow, StepKey> {

  List<SaleRow> findByLiquidationOrderByVersion(String liquidation);

  @Query(
      """
      select new io.plimsoll.adapter.persistence.jpa.liquidation.SaleSums(
        s.collateral, s.collateralDecimals, s.debt, s.debtDecimals, count(*),
        count(distinct s.loan), sum(s.sold), sum(s.received), sum(s.atOracle), sum(s.repaid),
        sum(s.feeInDebt), sum(s.surplus))
      from SaleRow s where s.market = :market
      group by s.collateral, s.collateralDecimals, s.debt, s.debtDecimals
      order by s.collateral, s.debt\
      """)
  List<SaleSums> sums(String market);

  @Query(
      """
      select new io.plimsoll.adapter.persistence.jpa.liquidation.SaleSums(
        s.collateral, s.collateralDecimals, s.debt, s.debtDecimals, count(*),
        count(distinct s.loan), sum(s.sold), sum(s.received), sum(s.atOracle), sum(s.repaid),
        sum(s.feeInDebt), sum(s.surplus))
      from SaleRow s where s.market = :market and s.keeper = :keeper
      group by s.collateral, s.collateralDecimals, s.debt, s.debtDecimals
      order by s.collateral, s.debt\
      """)
  List<SaleSums> sums(String market, String keeper);

  long countByMarket(String market);

  /** In seconds, the lower of two in the middle. */
  @Query(
      value =
          """
          select percentile_disc(0.5) within group (
            order by extract(epoch from (s.sold_at - c.opened_at)))
          from liquidation_sale s join liquidation_case c on c.liquidation = s.liquidation
          where s.market = :market and s.keeper = :keeper\
          """,
      nativeQuery = true)
  Optional<BigDecimal> medianLatency(String market, String keeper);
}
