/**
 * A crash at its worst: a hundred thousand loans of one market sink below the line at one price
 * tick, on the whole desk with its web server and a database that forces every commit to the disk.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.benchmark.cascade;
