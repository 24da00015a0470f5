/**
 * Between JSON and the words of the domain. Amounts, prices and ratios are decimal strings, names
 * are checked as the domain checks them, and what is not exactly understood is refused with the
 * field it stood in.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.adapter.web.rest.wire;
