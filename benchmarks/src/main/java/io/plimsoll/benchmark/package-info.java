/** What the rules cost beside the bare arithmetic they consist of. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.benchmark;
