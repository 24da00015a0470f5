/**
 * Lenders: who brings liquidity to a market's reserves and takes it out again. An account holds
 * shares; what they are worth is the reserve's liquidity index times the shares, rounded down.
 */
package io.plimsoll.domain.lender;
