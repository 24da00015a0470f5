/**
 * Prices pushed by whoever holds a key: signed as a whole, numbered so that nothing counts twice,
 * and no older than half a minute.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.adapter.web.rest.signed;
