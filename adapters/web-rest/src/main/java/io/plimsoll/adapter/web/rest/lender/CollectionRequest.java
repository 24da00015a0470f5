package io.plimsoll.adapter.web.rest.lender;

import io.plimsoll.domain.lender.AccountId;

/**
 * What the treasury has earned goes to an account.
 *
 * @param account that gets it, as shares
 */
public record CollectionRequest(AccountId account) {}
