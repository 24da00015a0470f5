/**
 * Loans: what borrowers do with them, how they stand now or stood at an instant, which are in
 * danger, and what happened to each.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.adapter.web.rest.loan;
