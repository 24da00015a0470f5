package io.plimsoll.adapter.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The API page names a schema by its record alone. */
class RecordNamesTest {

  @Test
  void no_two_records_that_go_over_the_wire_share_a_name() throws IOException {
    var names =
        Arrays.stream(
                new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:io/plimsoll/adapter/web/rest/*/*.class"))
            .filter(one -> !one.toString().matches(".*/(page|memory)/.*"))
            .map(resource -> String.valueOf(resource.getFilename()).replace(".class", ""))
            .filter(name -> !name.contains("package-info") && !name.matches(".*\\$\\d+.*"))
            .map(name -> name.substring(name.lastIndexOf('$') + 1))
            .filter(name -> Character.isUpperCase(name.charAt(0)))
            .toList();
    assertThat(names).hasSizeGreaterThan(60).doesNotHaveDuplicates();
  }
}
