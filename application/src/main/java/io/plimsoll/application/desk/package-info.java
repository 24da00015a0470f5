/**
 * The desk: how commands reach the lane of their market, what they know of the moment, and what
 * comes back. A request with an idempotency key is carried out once, however often it is sent.
 */
package io.plimsoll.application.desk;
