package dev.vitrine.visualise;

import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.visualise.plan.Validation;
import dev.vitrine.visualise.syntax.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells texts that draw a chart from those that do not.
public final class Visualise {

  private static final String START = "VISUALI";

  private Visualise() {}

  /// Cuts a text at its first VISUALISE (or VISUALIZE): a bare word outside brackets, strings and
  /// comments that is no part of a dotted name and no alias behind AS. What comes before stays
  /// opaque SQL.
  ///
  /// A text without the word costs one scan of its letters.
  ///
  /// @return empty when the text draws no chart
  public static Optional<Split> split(String text, Escapes escapes) {
    if (!mayVisualise(text)) {
      return Optional.empty();
    }
    List<Token> tokens = Lexer.tokens(text, escapes);
    for (int i = 0; i < tokens.size(); i++) {
      if (starts(tokens, i)) {
        return Optional.of(Split.at(text, tokens.subList(0, i), tokens.get(i).start()));
      }
    }
    return Optional.empty();
  }

  /// Says what is wrong with a text without running any of it; [Plan#of] refuses what this refuses,
  /// by the same checks. Whether columns exist and scales fit them is known with the data only.
  ///
  /// @param builtins as in [ChartSource]
  public static Validated validate(String text, Escapes escapes, Map<String, String> builtins) {
    Optional<Split> split = split(text, escapes);
    if (split.isEmpty()) {
      return new Validated(false, text, "", List.of(), List.of());
    }
    List<SqlError> errors = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    try {
      Chart chart = split.get().chart();
      errors.addAll(Validation.errors(chart));
      warnings.addAll(Validation.warnings(chart));
      if (errors.isEmpty()) {
        split.get().checked(builtins);
      }
    } catch (SqlError error) {
      errors.add(error);
    }
    String sql = text.substring(0, split.get().offset()).strip();
    return new Validated(true, sql, split.get().visual().strip(), errors, warnings);
  }

  private static boolean mayVisualise(String text) {
    int last = text.length() - START.length();
    for (int i = 0; i <= last; i++) {
      char c = text.charAt(i);
      if ((c == 'v' || c == 'V') && text.regionMatches(true, i, START, 0, START.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean starts(List<Token> tokens, int index) {
    Token token = tokens.get(index);
    boolean word = token.is("VISUALISE") || token.is("VISUALIZE");
    if (!word || token.depth() > 0) {
      return false;
    }
    boolean alias = index > 0 && tokens.get(index - 1).is("AS");
    boolean part =
        (index > 0 && tokens.get(index - 1).isSymbol("."))
            || (index + 1 < tokens.size() && tokens.get(index + 1).isSymbol("."));
    return !alias && !part;
  }
}
