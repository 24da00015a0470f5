package io.plimsoll.adapter.persistence.jpa;

import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts this module as a running desk does, with everything that Boot finds by itself. */
public final class DeskApplication {

  private DeskApplication() {}

  public static ConfigurableApplicationContext start(String url, String... more) {
    return new SpringApplicationBuilder(TestDesk.class)
        .web(WebApplicationType.NONE)
        .run(
            Stream.concat(
                    Stream.of(
                        "--spring.datasource.url=" + url,
                        "--spring.jpa.hibernate.ddl-auto=validate"),
                    Stream.of(more))
                .toArray(String[]::new));
  }
}
