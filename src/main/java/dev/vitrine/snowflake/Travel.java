package dev.vitrine.snowflake;

import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Problems;

/// `AT (…)` and `BEFORE (…)`: earlier states, which are not kept.
public final class Travel {

  private Travel() {}

  /// Refuses to look back where that is asked for.
  public static void refuse(Tokens tokens) {
    boolean asked = tokens.is("AT") || tokens.is("BEFORE");
    if (asked && tokens.peek(1).isSymbol("(")) {
      throw Problems.unsupported("TIME TRAVEL");
    }
  }
}
