/**
 * The HTTP face of the desk: what callers send is read strictly, handed to the lanes as commands,
 * and answered in the desk's words; every refusal is a problem detail (RFC 9457). Sub-packages
 * follow the calls; here is only what holds for all of them.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.adapter.web.rest;
