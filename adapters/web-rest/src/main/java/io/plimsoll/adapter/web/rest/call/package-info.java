/**
 * From a request to its answer: submission to a lane, repetition of answers to repeated requests,
 * and waiting for read models that are behind.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.adapter.web.rest.call;
