package io.plimsoll.adapter.web.rest.lender;

import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.money.Quantity;

/** A lender gives shares to another account: whole tokens' worth, or "max" for all of them. */
public record TransferRequest(AccountId account, AccountId to, Quantity amount) {}
