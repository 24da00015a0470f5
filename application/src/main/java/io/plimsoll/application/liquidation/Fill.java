package io.plimsoll.application.liquidation;

import io.plimsoll.domain.money.Amount;

/** What a venue sold of a lot, and for how much; nothing sold is an answer too. */
public record Fill(Amount sold, Amount received) {}
