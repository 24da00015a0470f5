package io.plimsoll.domain.batch;

import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Wad;

/**
 * What a keeper would take.
 *
 * @param limit the most she pays: debt tokens per whole collateral token
 * @param quantity the most she takes, in the collateral
 */
public record Bid(KeeperId keeper, Wad limit, Amount quantity) {}
