package io.plimsoll.acceptance;

import io.cucumber.java.BeforeAll;
import io.cucumber.spring.CucumberContextConfiguration;
import io.plimsoll.acceptance.world.Desk;
import io.plimsoll.bootstrap.PlimsollApplication;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.util.FileSystemUtils;

/**
 * One desk for all features: the sandbox as anybody would start it, with an empty file of its own.
 */
@CucumberContextConfiguration
@SpringBootTest(
    classes = PlimsollApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "plimsoll.data=" + RunningDesk.DATA,
      "spring.main.banner-mode=off",
      "logging.level.root=warn"
    })
@ActiveProfiles("sandbox")
@Import(Desk.class)
public class RunningDesk {

  static final String DATA = "./target/acceptance";

  @BeforeAll
  public static void empty() throws IOException {
    FileSystemUtils.deleteRecursively(Path.of(DATA));
  }
}
