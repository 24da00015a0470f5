package io.plimsoll.adapter.web.rest.lender;

import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.lender.AccountId;

/** A lender brings liquidity, in whole tokens. */
public record SupplyRequest(AccountId account, Decimal amount) {}
