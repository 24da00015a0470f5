package io.plimsoll.adapter.web.rest.loan;

import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;
import java.util.Optional;

/**
 * Repays debt: whole tokens, or "max" for as much as possible.
 *
 * @param withSharesOf an account whose shares of the asset are given for it
 * @param withPledge whether the loan's own pledged shares of the asset are given for it
 */
public record RepaymentRequest(
    AssetId asset,
    Quantity amount,
    Optional<AccountId> withSharesOf,
    Optional<Boolean> withPledge) {}
