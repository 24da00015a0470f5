/**
 * Read models: what follows the events so that questions about many streams have an answer, and how
 * it is rebuilt.
 */
package io.plimsoll.application.projection;
