package io.plimsoll.adapter.persistence.jpa.auction;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code auction}. */
@Transactional(readOnly = true)
interface AuctionRows
    extends JpaRepository<AuctionRow, String>, JpaSpecificationExecutor<AuctionRow> {}
