package io.plimsoll.bootstrap;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The running desk: every adapter on the class path brings its own configuration. */
@SpringBootApplication
public class PlimsollApplication {

  public static void main(String[] args) {
    SpringApplication.run(PlimsollApplication.class, args);
  }
}
