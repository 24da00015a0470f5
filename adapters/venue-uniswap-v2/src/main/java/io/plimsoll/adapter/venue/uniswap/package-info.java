/**
 * Sells into pools of the Uniswap v2 form, by signed transactions through a node. A sale carries
 * our name of the order behind its call data, where the contract does not look, and the order's
 * deadline, after which the router reverts it: so the chain itself says for ever what became of an
 * order.
 */
@NullMarked
package io.plimsoll.adapter.venue.uniswap;

import org.jspecify.annotations.NullMarked;
