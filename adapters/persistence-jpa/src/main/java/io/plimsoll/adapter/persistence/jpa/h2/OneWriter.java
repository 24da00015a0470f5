package io.plimsoll.adapter.persistence.jpa.h2;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Lets transactions write to H2 one after the other; who only reads does not wait. H2 puts a
 * version of its file together map by map, and what another transaction changes meanwhile may come
 * into it without the record that takes it back. The next version mends that, but a kill before it
 * leaves the transaction there in part (<a
 * href="https://github.com/h2database/h2database/issues/2080">h2database 2080</a>).
 */
public final class OneWriter implements TransactionExecutionListener {

  private final ReentrantLock turn = new ReentrantLock(true);

  @Override
  public void beforeBegin(TransactionExecution transaction) {
    if (!transaction.isReadOnly()) turn.lock();
  }

  @Override
  public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
    if (failure != null) end(transaction);
  }

  @Override
  public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
    end(transaction);
  }

  @Override
  public void afterRollback(TransactionExecution transaction, @Nullable Throwable failure) {
    end(transaction);
  }

  private void end(TransactionExecution transaction) {
    if (!transaction.isReadOnly()) turn.unlock();
  }
}
