/** Reads recordings of Aave: the pool of version 3.6 whole, of version 4 its liquidation steps. */
package io.plimsoll.acceptance.vector.aave;
