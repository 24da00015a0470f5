package io.plimsoll.adapter.persistence.jpa.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.adapter.persistence.jpa.DeskApplication;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

@ExtendWith(OutputCaptureExtension.class)
class H2DurabilityTest {

  @TempDir private Path folder;

  @Test
  void a_plain_h2_file_is_refused_with_the_reason_and_not_even_made(CapturedOutput output) {
    var url = "jdbc:h2:" + folder.resolve("plain");
    assertThatThrownBy(() -> DeskApplication.start(url).close())
        .hasRootCauseInstanceOf(LossyH2.class)
        .rootCause()
        .hasMessageContaining("not opened through power:");
    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("jdbc:h2:power:PATH;WRITE_DELAY=0")
        .contains("plimsoll.h2.may-lose-data=true");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_file_that_is_written_a_moment_later_is_refused() {
    var url = "jdbc:h2:power:" + folder.resolve("late");
    assertThatThrownBy(() -> DeskApplication.start(url).close())
        .rootCause()
        .hasMessageContaining("WRITE_DELAY is not 0");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_plain_file_is_taken_if_it_may_lose_data(CapturedOutput output) {
    var url = "jdbc:h2:" + folder.resolve("plain");
    DeskApplication.start(url, "--plimsoll.h2.may-lose-data=true").close();
    assertThat(output).contains("may lose data of").contains("any kill").contains("power cut");
    assertThat(folder.resolve("plain.mv.db")).isNotEmptyFile();
  }

  @Test
  void a_power_safe_file_is_taken_and_says_what_it_promises(CapturedOutput output) {
    var url = "jdbc:h2:power:" + folder.resolve("safe") + ";write_delay=0";
    try (var desk = DeskApplication.start(url)) {
      desk.getBean(JdbcTemplate.class)
          .update("insert into market_directory values ('main', current_timestamp)");
    }
    try (var desk = DeskApplication.start(url)) {
      assertThat(
              desk.getBean(JdbcTemplate.class)
                  .queryForList("select market from market_directory", String.class))
          .containsExactly("main");
    }
    assertThat(output).contains("survives a kill and a power cut").contains("use PostgreSQL");
  }

  @Test
  void memory_is_taken_and_says_that_nothing_survives(CapturedOutput output) {
    DeskApplication.start("jdbc:h2:mem:gone").close();
    assertThat(output).contains("nothing survives this process");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:h2:./data/plimsoll;WRITE_DELAY=0",
        "jdbc:h2:file:./data/plimsoll;WRITE_DELAY=0",
        "jdbc:h2:~/plimsoll",
        "jdbc:h2:tcp://localhost/plimsoll;WRITE_DELAY=0",
        "jdbc:h2:nio:./data/plimsoll;WRITE_DELAY=0",
        "jdbc:h2:power:./data/plimsoll;WRITE_DELAY=1",
        "jdbc:h2:power:./data/plimsoll;WRITE_DELAY=00;x"
      })
  void what_may_lose_an_acknowledged_commit_is_known_by_its_address(String url) {
    assertThat(H2Url.of(url).orElseThrow().weakness()).isPresent();
  }

  @Test
  void other_databases_are_not_judged() {
    assertThat(H2Url.of("jdbc:postgresql://localhost/plimsoll")).isEmpty();
  }
}
