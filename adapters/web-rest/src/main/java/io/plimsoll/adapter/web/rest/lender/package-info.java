/** Lenders: what they bring and take out, and what is staked for losses. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.adapter.web.rest.lender;
