/**
 * Prices that Chainlink's signers wrote onto an Ethereum chain. Each pair has a proxy contract
 * whose address stays while the aggregators behind it change; its newest round is read from a node
 * with JSON-RPC, all pairs in one exchange. A round says what was agreed on, when, and in which
 * round it was answered.
 */
@NullMarked
package io.plimsoll.adapter.oracle.chainlink;

import org.jspecify.annotations.NullMarked;
