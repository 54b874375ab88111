package dev.vitrine.dialect.syntax;

import dev.vitrine.dialect.syntax.StageStatement.CopyIntoLocation;
import dev.vitrine.dialect.syntax.StageStatement.CopyIntoTable;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.kernel.lex.Token.Kind;
import java.util.List;
import java.util.Optional;

/// Reads `COPY INTO`, both ways.
final class CopyParser {

  private final Tokens tokens;
  private final Parser parser;
  private final OptionsParser options;

  CopyParser(Tokens tokens, Parser parser) {
    this.tokens = tokens;
    this.parser = parser;
    this.options = new OptionsParser(tokens);
  }

  Statement statement() {
    if (tokens.is("COPY", "FILES")) {
      throw new SqlError(ErrorCode.NOT_SUPPORTED, "Unsupported feature 'COPY FILES'.");
    }
    tokens.require("COPY", "INTO");
    return isLocation() ? unload() : load();
  }

  private boolean isLocation() {
    Kind kind = tokens.peek().kind();
    return tokens.isSymbol("@") || kind == Kind.STRING || kind == Kind.DOLLAR_STRING;
  }

  /// Behind the `@`, or a URL in quotes.
  private String location() {
    Token token = tokens.peek();
    int mark = tokens.mark();
    Optional<String> text = tokens.takeString();
    if (text.isPresent() && text.get().contains("://")) {
      return text.get();
    }
    tokens.back(mark);
    if (!isLocation()) {
      throw tokens.unexpected();
    }
    return token.isSymbol("@") || text.isPresent() ? tokens.stageLocation() : "";
  }

  private Statement load() {
    Name table = parser.objectName();
    List<Ident> columns = tokens.isSymbol("(") ? tokens.idents() : List.of();
    Optional<String> location = Optional.empty();
    Optional<Query> query = Optional.empty();
    if (tokens.take("FROM")) {
      if (tokens.takeSymbol("(")) {
        query = Optional.of(parser.query());
        tokens.requireSymbol(")");
      } else {
        location = Optional.of(location());
      }
    }
    return new CopyIntoTable(table, columns, location, query, options.options());
  }

  private Statement unload() {
    String location = location();
    tokens.require("FROM");
    String query;
    if (tokens.takeSymbol("(")) {
      int start = tokens.start();
      var _ = parser.query();
      query = written(start);
      tokens.requireSymbol(")");
    } else {
      int start = tokens.start();
      var _ = parser.objectName();
      query = "SELECT * FROM " + written(start);
    }
    Optional<String> partition = Optional.empty();
    if (tokens.take("PARTITION", "BY")) {
      tokens.requireSymbol("(");
      int start = tokens.start();
      var _ = parser.expression();
      partition = Optional.of(written(start));
      tokens.requireSymbol(")");
    }
    return new CopyIntoLocation(location, query, partition, options.options());
  }

  private String written(int start) {
    Span span = tokens.since(start);
    return tokens.text().substring(span.start(), span.end());
  }
}
