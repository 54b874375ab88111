package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Problems;

/// What Snowflake attaches to objects of every kind and this server refuses by its name: tags,
/// policies, contacts, data metric functions.
public final class Attachments {

  /// How many words may tell the kind of a policy, as in `STORAGE LIFECYCLE POLICY`.
  private static final int KIND = 2;

  private Attachments() {}

  /// Refuses it as the action of an `ALTER`, which comes next.
  public static void refuse(Tokens tokens) {
    boolean set = tokens.is("SET") || tokens.is("UNSET");
    boolean adds = tokens.is("ADD") || tokens.is("DROP") || tokens.is("MODIFY");
    if (!set && !adds) {
      return;
    }
    if (set && tokens.peek(1).is("TAG") && tokens.peek(2).isName()) {
      throw Problems.unsupported("TAG");
    }
    if (set && tokens.peek(1).is("CONTACT") && tokens.peek(2).isName()) {
      throw Problems.unsupported("CONTACT");
    }
    if (adds && is(tokens, "DATA", "METRIC", "FUNCTION")) {
      throw Problems.unsupported("DATA METRIC FUNCTION");
    }
    boolean policy =
        set ? isPolicy(tokens) : is(tokens, "ROW", "ACCESS") || is(tokens, "STORAGE", "LIFECYCLE");
    if (policy || is(tokens, "ALL", "ROW", "ACCESS", "POLICIES")) {
      throw Problems.unsupported("POLICY");
    }
  }

  private static boolean is(Tokens tokens, String... behind) {
    for (int i = 0; i < behind.length; i++) {
      if (!tokens.peek(i + 1).is(behind[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPolicy(Tokens tokens) {
    for (int i = 1; i <= KIND; i++) {
      if (tokens.peek(i).isName() && tokens.peek(i + 1).is("POLICY")) {
        return !tokens.peek(i + 2).isSymbol("=");
      }
    }
    return false;
  }
}
