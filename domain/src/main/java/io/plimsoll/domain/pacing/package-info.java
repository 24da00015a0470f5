/**
 * Which sale to make next, so that the desk does not break with one sale the loans it still wants
 * healthy. A sale lowers the price of what it sells, for good by a part of its impact; loans close
 * to 1 on that collateral fall below it, and their sale lowers the price again. Reckoned in exact
 * decimals, rounded against the sale.
 */
package io.plimsoll.domain.pacing;
