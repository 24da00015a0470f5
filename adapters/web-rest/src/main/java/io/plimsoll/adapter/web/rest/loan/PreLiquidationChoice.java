package io.plimsoll.adapter.web.rest.loan;

/**
 * Agrees to small sales above a health factor of 1, or takes the agreement back.
 *
 * @param enabled whether the borrower agrees
 */
public record PreLiquidationChoice(boolean enabled) {}
