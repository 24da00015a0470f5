package io.plimsoll.adapter.persistence.jpa.oracle;

import io.plimsoll.application.oracle.PushSequences;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code push_sequence}: the database decides between two callers. */
public class JpaPushSequences implements PushSequences {

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  JpaPushSequences(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public boolean advance(String signer, long sequence) {
    if (raised(signer, sequence)) return true;
    try {
      return Boolean.TRUE.equals(transaction.execute(_ -> begun(signer, sequence)));
    } catch (DuplicateKeyException _) {
      // Somebody else was the first, with this number or another.
      return raised(signer, sequence);
    }
  }

  private boolean raised(String signer, long sequence) {
    return Boolean.TRUE.equals(
        transaction.execute(
            _ ->
                jdbc.update(
                        "update push_sequence set reached = ? where signer = ? and reached < ?",
                        sequence,
                        signer,
                        sequence)
                    == 1));
  }

  private boolean begun(String signer, long sequence) {
    return jdbc.update(
            """
            insert into push_sequence (signer, reached)
            select ?, ? where not exists (select 1 from push_sequence where signer = ?)""",
            signer,
            sequence,
            signer)
        == 1;
  }
}
