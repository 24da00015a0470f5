/**
 * The main job: a seeded book of loans taken through a real price history, with a report at the
 * end.
 */
package io.plimsoll.application.replay;
