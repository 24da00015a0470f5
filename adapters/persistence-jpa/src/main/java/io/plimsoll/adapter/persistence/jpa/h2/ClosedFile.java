package io.plimsoll.adapter.persistence.jpa.h2;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.h2.api.ErrorCode;

/**
 * Has the pool throw a connection away once H2 has closed the file under it, as it does when a
 * write fails. The pool by itself would hand the dead connection out for as long as it is asked
 * often; with the last of them gone the next one opens the file anew. The pool makes the instance.
 */
public final class ClosedFile implements SQLExceptionOverride {

  @java.lang.Override
  public Override adjudicate(SQLException failure) {
    return failure.getErrorCode() == ErrorCode.DATABASE_IS_CLOSED
        ? Override.MUST_EVICT
        : Override.CONTINUE_EVICT;
  }
}
