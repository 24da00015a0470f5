/** A desk that forgets: the application's ports kept in memory, decided by the real domain. */
package io.plimsoll.adapter.web.rest.memory;
