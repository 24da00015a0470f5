package io.plimsoll.adapter.web.rest.price;

import io.plimsoll.adapter.web.rest.market.Terms;
import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problem;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.adapter.web.rest.wire.Json;
import io.plimsoll.domain.oracle.Finding;
import io.plimsoll.domain.oracle.policy.Action;
import io.plimsoll.domain.oracle.policy.ActionMatrix;
import io.plimsoll.domain.oracle.policy.Stance;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is done while a price is doubtful, in the same form when it is asked for and when it is
 * told.
 *
 * @param actions by action and finding {@code allow}, {@code refuse} or a haircut such as {@code
 *     0.005}; the standard for whatever is left out
 */
public record PriceMatrixForm(Map<String, Map<String, String>> actions) {

  private static final String ALLOW = "allow";
  private static final String REFUSE = "refuse";

  ActionMatrix matrix() {
    var matrix = ActionMatrix.STANDARD;
    for (var row : actions.entrySet())
      for (var cell : row.getValue().entrySet()) {
        var field = "actions.%s.%s".formatted(row.getKey(), cell.getKey());
        matrix =
            matrix.with(
                named(Action.values(), row.getKey(), "actions." + row.getKey()),
                named(Finding.Kind.values(), cell.getKey(), field),
                stance(field, cell.getValue()));
      }
    return matrix;
  }

  private static <E extends Enum<E>> E named(E[] all, String word, String field) {
    return Arrays.stream(all)
        .filter(one -> Json.word(one).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new Declined(
                    Problem.malformed(
                        "malformed-field",
                        field,
                        "%s: there is no %s; there are %s"
                            .formatted(field, word, Arrays.stream(all).map(Json::word).toList()))));
  }

  private static Stance stance(String field, String text) {
    return switch (text) {
      case ALLOW -> Stance.ALLOW;
      case REFUSE -> Stance.REFUSE;
      default -> Stance.haircut(Terms.share(field, haircut(field, text)));
    };
  }

  private static Decimal haircut(String field, String text) {
    try {
      return Decimal.of(text);
    } catch (Decimal.Malformed e) {
      var declined =
          new Declined(
              Problem.malformed(
                  "malformed-field",
                  field,
                  "%s: expected %s or a share such as \"0.005\""
                      .formatted(field, List.of(ALLOW, REFUSE))));
      declined.addSuppressed(e);
      throw declined;
    }
  }

  static PriceMatrixForm of(ActionMatrix matrix) {
    var actions = new LinkedHashMap<String, Map<String, String>>();
    for (var action : Action.values()) {
      var row = new LinkedHashMap<String, String>();
      matrix.row(action).forEach((finding, stance) -> row.put(Json.word(finding), text(stance)));
      actions.put(Json.word(action), row);
    }
    return new PriceMatrixForm(actions);
  }

  static String text(Stance stance) {
    if (stance.isRefused()) return REFUSE;
    return stance.haircut().value() == 0 ? ALLOW : stance.haircut().decimal();
  }
}
