/** Markets, the reserves they list and the lenders who supply them. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.adapter.web.rest.market;
