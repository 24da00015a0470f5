/**
 * A keeper as somebody outside would write one: it knows the desk by its HTTP face and its stream
 * of events alone.
 */
package io.plimsoll.acceptance.keeper;
