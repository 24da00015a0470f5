/**
 * Where the desk sells: what a venue is asked, what it answers of an order, and what may be wrong
 * with that.
 */
package io.plimsoll.application.venue;
