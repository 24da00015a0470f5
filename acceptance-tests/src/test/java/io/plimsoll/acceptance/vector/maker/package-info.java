/** Reads recordings of Maker's liquidations 2.0. */
package io.plimsoll.acceptance.vector.maker;
