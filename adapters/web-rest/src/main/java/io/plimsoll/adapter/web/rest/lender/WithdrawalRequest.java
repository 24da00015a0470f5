package io.plimsoll.adapter.web.rest.lender;

import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.money.Quantity;

/**
 * A lender takes liquidity out, or gives it up for a deficit: whole tokens, or "max" for as much as
 * there is.
 */
public record WithdrawalRequest(AccountId account, Quantity amount) {}
