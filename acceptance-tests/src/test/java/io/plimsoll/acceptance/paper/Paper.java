package io.plimsoll.acceptance.paper;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the desk says to the inputs of one file. */
interface Paper {

  /**
   * Figures by the names of the file. Lists of cases carry what identifies each case too.
   *
   * @param expected for cases whose inputs stand among the expected figures
   */
  Map<String, Object> figures(JsonNode inputs, JsonNode expected);

  /**
   * How close a figure has to be.
   *
   * @param path of the figure, its parts behind slashes
   */
  default Tolerance tolerance(String path) {
    return Tolerance.relative(1e-9);
  }
}
