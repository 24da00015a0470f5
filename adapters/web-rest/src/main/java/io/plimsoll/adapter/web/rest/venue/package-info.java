/** Where a market sells: what its venues can do and would buy, and which of them are suspended. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.adapter.web.rest.venue;
