package dev.vitrine.dialect.syntax;

import dev.vitrine.dialect.catalog.OptionValue;
import dev.vitrine.dialect.catalog.OptionValue.Group;
import dev.vitrine.dialect.catalog.OptionValue.Text;
import dev.vitrine.dialect.catalog.OptionValue.Texts;
import dev.vitrine.dialect.catalog.OptionValue.Word;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.kernel.lex.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads options: names, each with `=` and a value, with blanks or commas between.
public final class OptionsParser {

  private final Tokens tokens;

  public OptionsParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /// All options that come, by upper-case name.
  ///
  /// @throws SqlError for one that comes twice
  public Map<String, OptionValue> options() {
    Map<String, OptionValue> options = new LinkedHashMap<>();
    while (tokens.peek().kind() == Kind.WORD) {
      String name = tokens.next().upper();
      if (name.equals("TAG") || name.equals("WITH")) {
        throw tokens.unexpected();
      }
      if (!tokens.takeSymbol("=>")) {
        tokens.requireSymbol("=");
      }
      if (options.put(name, value()) != null) {
        throw twice(name);
      }
      tokens.takeSymbol(",");
    }
    return options;
  }

  private static SqlError twice(String name) {
    String what =
        name.equals("FILE_FORMAT") || name.equals("TYPE")
            ? "conflicting values file format parameter 'TYPE'"
            : "conflicting values for copy option '" + name + "'\n";
    return new SqlError(ErrorCode.INVALID_VALUE, "SQL compilation error: " + what);
  }

  private OptionValue value() {
    var text = tokens.takeString();
    if (text.isPresent()) {
      return new Text(text.get());
    }
    if (tokens.takeSymbol("(")) {
      return bracket();
    }
    if (tokens.takeSymbol("-")) {
      return new Word("-" + number());
    }
    Token token = tokens.peek();
    if (token.kind() == Kind.NUMBER) {
      return new Word(number());
    }
    if (token.isName()) {
      Span span = tokens.name().span();
      return new Word(tokens.text().substring(span.start(), span.end()));
    }
    throw tokens.unexpected();
  }

  private String number() {
    if (tokens.peek().kind() != Kind.NUMBER) {
      throw tokens.unexpected();
    }
    return tokens.next().text();
  }

  private OptionValue bracket() {
    if (tokens.takeSymbol(")")) {
      return new Texts(List.of());
    }
    boolean named = tokens.peek().kind() == Kind.WORD && tokens.peek(1).isSymbol("=");
    OptionValue value = named ? new Group(options()) : new Texts(texts());
    tokens.requireSymbol(")");
    return value;
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    do {
      Token token = tokens.peek();
      boolean bare = token.kind() == Kind.WORD || token.kind() == Kind.NUMBER;
      texts.add(bare ? tokens.next().text().toUpperCase(Locale.ROOT) : tokens.string());
    } while (tokens.takeSymbol(","));
    return texts;
  }
}
