package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.catalog.RoutineFlags;
import dev.vitrine.dialect.catalog.SchemaObject.Parameter;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Span;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.syntax.TypeNames;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.ddl.AlterRoutines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads what stands behind a procedure's name: `(a INT) RETURNS INT LANGUAGE SQL AS …`.
final class RoutineParser {

  private final Tokens tokens;
  private final Map<String, String> properties = new TreeMap<>();
  private Optional<SqlType> returns = Optional.empty();
  private List<Parameter> table = List.of();

  RoutineParser(Tokens tokens) {
    this.tokens = tokens;
  }

  /// `COMMENT`, `EXECUTE AS` … of what was read.
  Map<String, String> properties() {
    return properties;
  }

  /// @throws dev.vitrine.kernel.SqlError `NOT_SUPPORTED` for another language than SQL
  Routine read(String name) {
    tokens.requireSymbol("(");
    List<Parameter> parameters = parameters();
    tokens.take("COPY", "GRANTS");
    returns();
    boolean more = true;
    while (more) {
      more = option();
    }
    tokens.require("AS");
    return new Routine(name, parameters, returns, table, body());
  }

  private List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    while (!tokens.takeSymbol(")")) {
      String name = tokens.ident().name();
      direction();
      SqlType type = TypeNames.read(tokens);
      parameters.add(new Parameter(name, type, defaultText()));
      if (!tokens.isSymbol(")")) {
        tokens.requireSymbol(",");
      }
    }
    return parameters;
  }

  private void direction() {
    if (tokens.is("OUT") || tokens.is("OUTPUT")) {
      throw Problems.unsupported("OUT arguments of procedures");
    }
    if (!tokens.take("IN")) {
      tokens.take("INPUT");
    }
  }

  private Optional<String> defaultText() {
    if (!tokens.take("DEFAULT")) {
      return Optional.empty();
    }
    int start = tokens.start();
    new Parser(tokens).expression();
    Span span = tokens.since(start);
    return Optional.of(tokens.text().substring(span.start(), span.end()));
  }

  private void returns() {
    tokens.require("RETURNS");
    if (tokens.is("TABLE") && tokens.peek(1).isSymbol("(")) {
      tokens.next();
      tokens.next();
      table = parameters();
      return;
    }
    returns = Optional.of(TypeNames.read(tokens));
    if (tokens.take("NOT")) {
      tokens.require("NULL");
      RoutineFlags.set(RoutineFlags.NOT_NULL, properties);
    } else {
      tokens.take("NULL");
    }
  }

  private boolean option() {
    if (tokens.take("LANGUAGE")) {
      language();
      return true;
    }
    if (tokens.take("EXECUTE", "AS")) {
      properties.put("EXECUTE AS", AlterRoutines.rights(tokens));
      return true;
    }
    if (tokens.take("COMMENT")) {
      tokens.requireSymbol("=");
      properties.put("COMMENT", tokens.string());
      return true;
    }
    if (tokens.is("VOLATILE") || tokens.is("IMMUTABLE")) {
      properties.put(RoutineFlags.VOLATILITY, tokens.next().upper());
      return true;
    }
    return tokens.take("CALLED", "ON", "NULL", "INPUT") || isStrict();
  }

  private boolean isStrict() {
    boolean strict = tokens.take("STRICT") || tokens.take("RETURNS", "NULL", "ON", "NULL", "INPUT");
    if (strict) {
      RoutineFlags.set(RoutineFlags.STRICT, properties);
    }
    return strict;
  }

  private void language() {
    String language = tokens.ident().name();
    if (!language.equals("SQL")) {
      throw Problems.unsupported("LANGUAGE " + language);
    }
  }

  private String body() {
    return tokens
        .takeString()
        .orElseGet(() -> {
          if (!tokens.is("BEGIN") && !tokens.is("DECLARE")) {
            throw tokens.unexpected();
          }
          Span span = new Slices(tokens).block();
          return tokens.text().substring(span.start(), span.end());
        });
  }
}
