/**
 * Forced sales without a person in the loop: loans below 1 are found, their cases opened worst
 * first, their collateral offered to venues and the fills booked. Every step is durable before the
 * next, so a restart goes on where it stopped.
 */
package io.plimsoll.application.liquidation;
