package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.syntax.TypeNames;
import java.util.ArrayList;
import java.util.List;

/// Types of a routine's arguments, which tell routines of one name apart.
public final class Signatures {

  private Signatures() {}

  /// `(INT, VARCHAR)` as the catalog's keys have it.
  public static String read(Tokens tokens) {
    tokens.requireSymbol("(");
    List<String> kinds = new ArrayList<>();
    while (!tokens.takeSymbol(")")) {
      kinds.add(TypeNames.read(tokens).kind().name());
      if (!tokens.isSymbol(")")) {
        tokens.requireSymbol(",");
      }
    }
    return String.join(",", kinds);
  }
}
