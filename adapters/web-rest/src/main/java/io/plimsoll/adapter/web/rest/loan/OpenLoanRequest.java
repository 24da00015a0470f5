package io.plimsoll.adapter.web.rest.loan;

import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import java.util.Optional;

/**
 * Opens a loan.
 *
 * @param id the desk chooses a name if it is left out
 */
public record OpenLoanRequest(MarketId market, BorrowerId borrower, Optional<LoanId> id) {}
