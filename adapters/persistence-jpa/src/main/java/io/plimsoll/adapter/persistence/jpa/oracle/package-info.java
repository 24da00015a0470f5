/**
 * The observations that were taken, in the order they were taken: table {@code price_observation},
 * only added to.
 */
package io.plimsoll.adapter.persistence.jpa.oracle;
