/**
 * What a PostgreSQL server holds when it goes down. With its own settings it acknowledges a commit
 * when the log of it is on the disk; three of them, switched off, make it faster and forgetful. A
 * server that may lose acknowledged commits is refused, unless its owner says that it may.
 */
package io.plimsoll.adapter.persistence.jpa.postgres;
