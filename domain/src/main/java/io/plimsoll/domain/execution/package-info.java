/**
 * What a direct sale is expected to do, before it is made: how to spread it over time, how far it
 * moves the price, from where on a step makes the borrower worse off, and what a keeper will do who
 * only looks at profit. All of it are estimates in doubles from published models. They choose and
 * compare and never move money: what becomes an order is cut into whole units by {@link
 * io.plimsoll.domain.execution.SaleSchedule#slices}, and a rule that refuses a step confirms it in
 * exact numbers.
 */
package io.plimsoll.domain.execution;
