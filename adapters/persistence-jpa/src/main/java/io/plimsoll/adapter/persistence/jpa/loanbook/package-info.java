/** Which loans there are: table {@code loan_directory}, written with the events. */
package io.plimsoll.adapter.persistence.jpa.loanbook;
