package io.plimsoll.domain.decision;

import java.util.regex.Pattern;

/** The form of every name that a caller may choose. */
public final class Identifier {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private Identifier() {}

  /**
   * @throws IllegalArgumentException unless 1 to 64 letters, digits, dots, dashes or underscores, a
   *     letter or digit first
   */
  public static String checked(String what, String text) {
    if (!FORM.matcher(text).matches())
      throw new IllegalArgumentException(
          "A %s is 1 to 64 letters, digits, '.', '_' or '-', a letter or digit first"
              .formatted(what));
    return text;
  }
}
