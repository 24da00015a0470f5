/**
 * The web page at the root: the book by health, the price line, the latest sales and the trial
 * balance, kept fresh while one looks.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.adapter.web.rest.page;
