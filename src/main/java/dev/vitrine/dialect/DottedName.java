package dev.vitrine.dialect;

import dev.vitrine.kernel.lex.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A name of one or more parts, as it stands in a token list.
///
/// @param start index of its first token
/// @param end index behind its last
/// @param parts each folded as stored: upper case unless it was quoted
record DottedName(int start, int end, List<String> parts) {

  /// Reads the name that starts at `start`, which must be a name token.
  static DottedName at(List<Token> tokens, int start) {
    List<String> parts = new ArrayList<>();
    parts.add(fold(tokens.get(start)));
    int at = start + 1;
    while (at + 1 < tokens.size() && tokens.get(at).isSymbol(".") && tokens.get(at + 1).isName()) {
      parts.add(fold(tokens.get(at + 1)));
      at += 2;
    }
    return new DottedName(start, at, List.copyOf(parts));
  }

  static String fold(Token token) {
    return token.kind() == Token.Kind.WORD ? token.text().toUpperCase(Locale.ROOT) : token.name();
  }

  int size() {
    return parts.size();
  }

  String last() {
    return parts.getLast();
  }

  boolean startsWith(List<String> prefix) {
    return size() > prefix.size() && parts.subList(0, prefix.size()).equals(prefix);
  }
}
