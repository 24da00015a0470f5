package io.plimsoll.adapter.web.rest.market;

import io.plimsoll.adapter.web.rest.wire.Decimal;

/** An amount of the desk's own funds, in whole tokens. */
public record FundsRequest(Decimal amount) {}
