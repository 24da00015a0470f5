/**
 * The main job: a seeded book of loans taken through a real price history. Tick by tick the clock
 * moves on, prices come in, loans below the line are sold and new loans are opened; after every
 * tick the book is inspected, and at the end a report says what happened. Whoever runs the same
 * scenario with the same seed gets the same report, and a replay that was killed goes on where it
 * stopped, unless the market sells to simulated keepers, who come between the ticks.
 */
package io.plimsoll.application.replay;
