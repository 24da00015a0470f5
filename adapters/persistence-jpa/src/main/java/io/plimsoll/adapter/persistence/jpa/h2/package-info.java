/**
 * What an H2 file holds when the power goes. H2 writes a commit and never forces it to the disk;
 * opened through the scheme {@code power:} every write is on the disk before it returns. A file
 * that may lose acknowledged commits is refused, unless its owner says that it may.
 */
package io.plimsoll.adapter.persistence.jpa.h2;
