/**
 * What the API page says beside the words at each call: the forms of values and problem details.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.adapter.web.rest.openapi;
