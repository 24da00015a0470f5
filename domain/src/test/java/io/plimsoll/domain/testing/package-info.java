/**
 * What tests of every module build on: a desk on paper with the words to talk to it, an audit of
 * its books after each decision, and a small harness for properties: seeded examples, and a
 * counterexample cut down by halving before it is shown.
 */
package io.plimsoll.domain.testing;
