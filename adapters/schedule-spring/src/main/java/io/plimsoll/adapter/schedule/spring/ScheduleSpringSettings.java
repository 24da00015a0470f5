package io.plimsoll.adapter.schedule.spring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often things are looked at.
 *
 * @param poll between two questions to a feed
 * @param examine between two examinations of all markets
 */
@ConfigurationProperties("plimsoll.schedule")
record ScheduleSpringSettings(
    @DefaultValue("1s") Duration poll, @DefaultValue("5s") Duration examine) {}
