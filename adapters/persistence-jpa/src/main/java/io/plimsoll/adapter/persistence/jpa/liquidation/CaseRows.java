package io.plimsoll.adapter.persistence.jpa.liquidation;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code liquidation_case}. */
@Transactional(readOnly = true)
interface CaseRows extends JpaRepository<CaseRow, String>, JpaSpecificationExecutor<CaseRow> {}
