package io.plimsoll.adapter.persistence.jpa.liquidation;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code liquidation_shortfall}. */
@Transactional(readOnly = true)
interface ShortfallRows extends JpaRepository<ShortfallRow, StepKey> {

  List<ShortfallRow> findByLiquidationInOrderByLiquidationAscAssetAscVersionAsc(
      Collection<String> liquidations);
}
