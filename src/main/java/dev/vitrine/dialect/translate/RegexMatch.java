package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.scalar.ConstantRegex;

/// Whether all of a text matches a regular expression.
public final class RegexMatch {

  private RegexMatch() {}

  /// @param text and pattern texts
  /// @param parameters a text; written out where the engine shall work by itself
  public static String of(Typed text, Typed pattern, Typed parameters) {
    if (pattern.constant() instanceof String expression
        && parameters.constant() instanceof String set) {
      String spelt = StringLiterals.quoted(ConstantRegex.spelt(expression, set));
      return "regexp_full_match(" + text.sql() + ", " + spelt + ")";
    }
    return "sf_regexp_like(%s, %s, %s)".formatted(text.sql(), pattern.sql(), parameters.sql());
  }
}
