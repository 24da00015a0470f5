/**
 * The past: streams as stored, books as they stood at an instant, and the flow of events as they
 * happen.
 */
package io.plimsoll.application.history;
