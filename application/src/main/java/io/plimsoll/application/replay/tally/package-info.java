/**
 * What a replay sold: counted from the events that were stored, whatever was restarted in between,
 * and looked at while it is committed. Sales on venues, takes, calls and batches are counted apart;
 * money is added up per pair of collateral and debt.
 */
package io.plimsoll.application.replay.tally;
