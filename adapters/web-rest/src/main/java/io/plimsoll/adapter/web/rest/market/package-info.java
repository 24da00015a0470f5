/** Markets and the reserves they list. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.adapter.web.rest.market;
