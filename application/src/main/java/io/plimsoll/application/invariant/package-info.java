/**
 * What must hold at all times, checked while the desk runs: with each commit what the commit
 * touched, and in rounds what lies in the database. A breach is a fault in the program or in the
 * data, never in the market.
 */
package io.plimsoll.application.invariant;
