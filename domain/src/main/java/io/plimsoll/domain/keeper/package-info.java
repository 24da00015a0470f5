/**
 * Keepers as parties of a market: registered with a bond that is lost when a claim is not honoured,
 * and with funds to pay for lots from. Their money is held apart, as borrowers' collateral is: it
 * is never lent and nobody earns on it. Whoever sells to keepers moves it through the {@link
 * io.plimsoll.domain.keeper.Till}.
 */
package io.plimsoll.domain.keeper;
