/**
 * Dutch auctions: collateral on sale for a debt at a price that starts above the oracle's and falls
 * by a curve until keepers take it, a part at a time. What a moment's price is, what a take buys
 * and what starting one earns is arithmetic of its own; an auction's decisions rest on it. The
 * rules are those of Maker's liquidations 2.0 (Dog, Clipper, Abaci), to the last unit; a floor
 * under which nothing is sold is ours.
 */
package io.plimsoll.domain.auction;
