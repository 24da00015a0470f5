package io.plimsoll.adapter.web.rest.market;

import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.money.Quantity;

/** A lender takes liquidity out: whole tokens, or "max" for the whole balance. */
public record WithdrawalRequest(AccountId account, Quantity amount) {}
