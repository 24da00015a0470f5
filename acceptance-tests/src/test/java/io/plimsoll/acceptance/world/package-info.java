/**
 * What steps work with: the desk behind its HTTP face, what it answers, the scene of one example
 * with its people and markets, and the words in which features write sums and spans of time.
 */
package io.plimsoll.acceptance.world;
