package io.plimsoll.adapter.persistence.jpa;

import jakarta.persistence.MappedSuperclass;
import org.springframework.data.domain.Persistable;

/**
 * A row that is saved once. The database is not asked first whether it is there: if it is, its key
 * refuses the second.
 */
@MappedSuperclass
public abstract class AppendedRow<K> implements Persistable<K> {

  @Override
  public boolean isNew() {
    return true;
  }
}
