package io.plimsoll.adapter.eventsourcing.axon;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the lanes are dimensioned.
 *
 * @param groupLimit most commands stored in one transaction
 * @param queueLimit most forced sales and questions of a market that may wait, and as many of all
 *     else; beyond it callers are turned away
 * @param states most states a lane keeps in memory
 * @param snapshotEvery events of a stream between two snapshots
 * @param snapshotRound time between two rounds that save the loans that changed
 */
@ConfigurationProperties("plimsoll.lanes")
record EventSourcingSettings(
    @DefaultValue("256") int groupLimit,
    @DefaultValue("20000") int queueLimit,
    @DefaultValue("500000") int states,
    @DefaultValue("500") long snapshotEvery,
    @DefaultValue("PT30S") Duration snapshotRound) {}
