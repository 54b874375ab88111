package dev.vitrine.agent;

import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// SQL whose `:name` placeholders became `:1`, `:2` … in the order in which they first stand there.
///
/// @param names of the values to be bound, the first one's first, in lower case
record TemplateSql(String sql, List<String> names) {

  TemplateSql {
    names = List.copyOf(names);
  }

  /// @throws Refusal for placeholders without a name
  static TemplateSql of(String written, Escapes escapes) {
    List<String> names = new ArrayList<>();
    StringBuilder sql = new StringBuilder();
    int end = 0;
    for (Token token : Lexer.tokens(written, escapes)) {
      if (token.kind() == Token.Kind.PLACEHOLDER) {
        String name = name(token);
        if (!names.contains(name)) {
          names.add(name);
        }
        sql.append(written, end, token.start()).append(':').append(names.indexOf(name) + 1);
        end = token.end();
      }
    }
    return new TemplateSql(sql.append(written.substring(end)).toString(), names);
  }

  private static String name(Token token) {
    String text = token.text();
    if (!text.matches(":[A-Za-z_][A-Za-z0-9_]*")) {
      throw Refusal.badRequest("Parameters are written :name, not " + text);
    }
    return text.substring(1).toLowerCase(Locale.ROOT);
  }
}
