package io.plimsoll.adapter.persistence.jpa.liquidation;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code liquidation_claim}. */
@Transactional(readOnly = true)
interface ClaimRows extends JpaRepository<ClaimRow, ClaimKey> {

  long countByMarketAndKeeperAndHonoured(String market, String keeper, boolean honoured);
}
