/**
 * An Ethereum chain that belongs to one test: anvil on a free port of this machine, contracts that
 * are deployed as they were compiled, a clock and a history that the test moves. Adapters of
 * oracles and venues on a chain are tested against it; the desk itself never loads it.
 */
@NullMarked
package io.plimsoll.adapter.sandbox.chain;

import org.jspecify.annotations.NullMarked;
