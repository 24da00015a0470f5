package io.plimsoll.adapter.persistence.jpa.ledger;

import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code journal_entry}. */
@Transactional(readOnly = true)
interface JournalRows
    extends JpaRepository<JournalRow, JournalRow.Key>, JpaSpecificationExecutor<JournalRow> {}
