/**
 * What a durable command costs on a running desk: one market, many loans, callers who wait for
 * their answer. Held against what the same database could do for the same bytes, and against an
 * ordinary set-up of Axon on JPA.
 */
@NullMarked
package io.plimsoll.benchmark.command;

import org.jspecify.annotations.NullMarked;
