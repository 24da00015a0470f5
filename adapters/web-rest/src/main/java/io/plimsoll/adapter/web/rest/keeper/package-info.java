/**
 * Keepers over HTTP: how they register with a bond, bring funds and take them out, leave, and how
 * well they have bought.
 */
package io.plimsoll.adapter.web.rest.keeper;
