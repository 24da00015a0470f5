/**
 * The desk is killed again and again while callers load it, and has to know after every restart
 * what it told them: each command that was acknowledged is there, once, and each that was not is
 * there whole or not at all. Seeded and bounded; {@code -Pkill} runs it.
 */
package io.plimsoll.acceptance.kill;
