/**
 * For operators: digests and rebuild of read models, the progress of a replay, and in the sandbox
 * the hands on time and market depth.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.adapter.web.rest.admin;
