/** Reads recordings of Morpho Blue and its adaptive curve. */
package io.plimsoll.acceptance.vector.morpho;
