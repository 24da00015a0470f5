package io.plimsoll.adapter.spi;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Makes the feeds and venues that are configured. */
@AutoConfiguration
@Import({AdapterRegistrar.Feeds.class, AdapterRegistrar.Venues.class})
public class SpiAutoConfiguration {}
