package dev.vitrine.dialect.syntax;

import dev.vitrine.dialect.Syntax;
import dev.vitrine.dialect.syntax.StageStatement.Get;
import dev.vitrine.dialect.syntax.StageStatement.Put;
import dev.vitrine.kernel.lex.Token;
import java.util.Locale;

/// Reads `PUT` and `GET`. A bare `file://…` holds what starts a comment elsewhere, so these two are
/// read from the text itself.
final class TransferParser {

  private final String text;
  private int at;

  private TransferParser(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /// @param tokens at the verb; all of them are taken
  static Statement statement(Tokens tokens) {
    Token verb = tokens.peek();
    TransferParser parser = new TransferParser(tokens.text(), verb.end());
    while (!tokens.isAtEnd()) {
      tokens.next();
    }
    if (verb.is("PUT")) {
      String source = parser.url();
      String location = parser.location();
      return new Put(source, location, parser.options());
    }
    String location = parser.location();
    String target = parser.url();
    return new Get(location, target, parser.options());
  }

  private java.util.Map<String, dev.vitrine.dialect.catalog.OptionValue> options() {
    String rest = text.substring(at);
    Tokens tokens =
        Tokens.of(
            rest.strip().endsWith(";") ? rest.replaceAll(";\\s*$", "") : rest,
            ParseOptions.DEFAULT);
    var options = new OptionsParser(tokens).options();
    tokens.requireEnd();
    return options;
  }

  private String url() {
    String word = word();
    if (!word.toLowerCase(Locale.ROOT).startsWith("file://")) {
      throw unexpected(word);
    }
    return word;
  }

  private String location() {
    String word = word();
    if (!word.startsWith("@")) {
      throw unexpected(word);
    }
    return word.substring(1);
  }

  private RuntimeException unexpected(String word) {
    if (word.isEmpty()) {
      return Syntax.unexpectedEnd(text);
    }
    int start = at - word.length();
    return Syntax.unexpected(text, new Token(Token.Kind.SYMBOL, Math.max(0, start), at, word, 0));
  }

  /// What comes up to a blank, or in quotes.
  private String word() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\'') {
      int end = text.indexOf('\'', at + 1);
      String word = text.substring(at + 1, end < 0 ? text.length() : end);
      at = end < 0 ? text.length() : end + 1;
      return word;
    }
    int start = at;
    while (at < text.length()
        && !Character.isWhitespace(text.charAt(at))
        && text.charAt(at) != ';') {
      at++;
    }
    return text.substring(start, at);
  }
}
