/**
 * The same book through the same crash, sold in one way after another: what each way recovered,
 * what it cost, how long it took, and which other loans the desk's own sales would have broken.
 */
package io.plimsoll.application.replay.comparison;
