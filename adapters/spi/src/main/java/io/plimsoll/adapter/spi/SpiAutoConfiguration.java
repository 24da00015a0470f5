package io.plimsoll.adapter.spi;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Makes the feeds that are configured. */
@AutoConfiguration
@Import(PriceFeedRegistrar.class)
public class SpiAutoConfiguration {}
