/**
 * Prices that once were: histories read from CSV files, to be walked through again. A row that does
 * not say what its header promises is refused with its line number; nothing is guessed. What is
 * data and what is assumed stands in {@code prices/PROVENANCE.md}.
 */
@NullMarked
package io.plimsoll.adapter.oracle.replay;

import org.jspecify.annotations.NullMarked;
