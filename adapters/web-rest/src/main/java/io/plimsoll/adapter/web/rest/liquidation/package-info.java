/** Cases of loans below the line, and what was sold in them. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.adapter.web.rest.liquidation;
