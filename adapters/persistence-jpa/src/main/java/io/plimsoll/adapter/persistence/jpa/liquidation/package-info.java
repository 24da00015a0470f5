/**
 * Which liquidations there are: a row a case, its sales and its shortfalls beside it. Follows the
 * events a moment behind.
 */
package io.plimsoll.adapter.persistence.jpa.liquidation;
