package io.plimsoll.adapter.web.rest.keeper;

import io.plimsoll.adapter.web.rest.wire.Decimal;

/** Adds to a bond, in whole tokens. */
public record BondRequest(Decimal amount) {}
