/** Reads recordings of Compound III. */
package io.plimsoll.acceptance.vector.comet;
