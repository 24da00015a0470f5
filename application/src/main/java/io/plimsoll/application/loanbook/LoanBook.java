package io.plimsoll.application.loanbook;

import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import java.util.Optional;

/** Which loans there are. A loan's name is unique over all markets. */
public interface LoanBook {

  /** The market of a loan. */
  Optional<MarketId> marketOf(LoanId loan);

  /** Loans in the order of their names, those after the cursor (a name). */
  Page<LoanSummary> loans(Optional<MarketId> market, Optional<String> cursor, int limit);
}
