/**
 * Prices: what an asset is worth in a market's base currency, when it was seen and by whom, and
 * what makes an observation fit to be taken and a price fit to act on. A market acts on one price
 * an asset; every decision keeps the number of the one it used.
 */
package io.plimsoll.domain.oracle;
