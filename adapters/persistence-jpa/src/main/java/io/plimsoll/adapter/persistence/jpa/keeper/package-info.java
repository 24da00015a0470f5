/** Which keepers there are: table {@code keeper_directory}, written with the events. */
package io.plimsoll.adapter.persistence.jpa.keeper;
