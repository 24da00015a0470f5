package io.plimsoll.adapter.persistence.jpa.liquidation;

import java.util.List;
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
}
