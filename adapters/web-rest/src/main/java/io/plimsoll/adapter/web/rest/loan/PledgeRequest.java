package io.plimsoll.adapter.web.rest.loan;

import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;

/**
 * A lender's shares back a loan, or come back: whole tokens' worth, or "max" for all of them.
 *
 * @param account whose shares they are, or become again
 */
public record PledgeRequest(AccountId account, AssetId asset, Quantity amount) {}
