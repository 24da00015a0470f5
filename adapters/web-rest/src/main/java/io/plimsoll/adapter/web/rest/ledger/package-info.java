/** The double-entry journal: trial balance and entries. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.adapter.web.rest.ledger;
