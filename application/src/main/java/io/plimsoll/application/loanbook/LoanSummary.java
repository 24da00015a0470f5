package io.plimsoll.application.loanbook;

import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import java.time.Instant;

/** A loan as the list knows it. */
public record LoanSummary(LoanId loan, MarketId market, BorrowerId borrower, Instant openedAt) {}
