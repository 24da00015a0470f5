package io.plimsoll.adapter.web.rest.problem;

import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.money.Amount;
import java.math.BigDecimal;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** What the families' problems have in common. */
final class Wording {

  private Wording() {}

  /** 404: what is named is not there. */
  static Problem unknown(String name, String sentence) {
    return Problem.of(HttpStatus.NOT_FOUND, name, sentence);
  }

  /** 409: something stands in the way now. */
  static Problem conflict(String name, String sentence) {
    return Problem.of(HttpStatus.CONFLICT, name, sentence);
  }

  /** 422: a rule forbids it. */
  static Problem refused(String name, String sentence) {
    return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, name, sentence);
  }

  /** 422 for an amount that was asked for. */
  static Problem asked(String name, Amount requested, String sentence) {
    return refused(name, sentence)
        .with("field", "amount")
        .with("asset", asset(requested))
        .with("requested", requested.decimal());
  }

  static String asset(Amount amount) {
    return amount.token().symbol();
  }

  /** Without exponent, and cut short if it is absurdly long. */
  static String plain(BigDecimal number) {
    var text = number.toPlainString();
    return text.length() > 100 ? text.substring(0, 100) + "…" : text;
  }

  static String text(HealthFactor health) {
    return switch (health) {
      case HealthFactor.Of(var value) -> value.decimal();
      case HealthFactor.NoDebt _ -> "infinity, for nothing is owed";
    };
  }

  static String kebab(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
