/** The stream of events as they become true, for those who follow along. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.adapter.web.rest.stream;
