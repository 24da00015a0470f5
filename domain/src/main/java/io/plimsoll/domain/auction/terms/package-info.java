/**
 * Under which terms collateral is auctioned: where the price starts and how it falls, when nobody's
 * interest starts it again, how much is raised, what is too little, and what a keeper earns for the
 * start.
 */
package io.plimsoll.domain.auction.terms;
