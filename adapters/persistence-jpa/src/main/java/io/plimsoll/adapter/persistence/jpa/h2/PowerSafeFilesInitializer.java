package io.plimsoll.adapter.persistence.jpa.h2;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Tells H2 of the scheme {@code power:} before any bean can open a database. */
public final class PowerSafeFilesInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    PowerSafeFiles.register();
  }
}
