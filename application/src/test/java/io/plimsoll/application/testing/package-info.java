/**
 * The ports of the desk on paper, for tests of every module: lanes and price records that live in
 * memory, and a venue that does what a test tells it. What an adapter must do besides is in the
 * contracts that lie beside the ports.
 */
package io.plimsoll.application.testing;
