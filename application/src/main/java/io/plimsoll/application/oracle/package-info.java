/**
 * Prices on their way in: feeds and pushes, the board that checks and records them, and the facts a
 * lane gets from it. A price takes effect only after it is recorded durably, so every decision can
 * name the one it used.
 */
package io.plimsoll.application.oracle;
