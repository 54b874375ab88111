package dev.vitrine.dialect.syntax;

import dev.vitrine.dialect.Syntax;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import dev.vitrine.kernel.lex.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the names of types (Snowflake, "Summary of data types").
public final class TypeNames {

  private static final int MAX_PRECISION = 38;

  private TypeNames() {}

  /// Whether a type's name comes next.
  public static boolean isNext(Tokens tokens) {
    return tokens.peek().kind() == Token.Kind.WORD && base(tokens.peek().upper()).isPresent();
  }

  /// @throws SqlError for a word that names no type, or arguments that it cannot have
  public static SqlType read(Tokens tokens) {
    Token word = tokens.peek();
    String name = word.upper();
    Optional<SqlType> base = word.isName() ? base(name) : Optional.empty();
    if (base.isEmpty()) {
      throw word.isName() ? unknown(tokens, word) : tokens.unexpected();
    }
    tokens.next();
    if (name.equals("DOUBLE")) {
      tokens.take("PRECISION");
    } else if (name.equals("CHAR") || name.equals("NCHAR") || name.equals("CHARACTER")) {
      if (tokens.take("VARYING")) {
        return sized(tokens, SqlType.TEXT, word);
      }
    } else if (name.equals("TIMESTAMP")) {
      base = Optional.of(timestamp(tokens));
    }
    return sized(tokens, base.get(), word);
  }

  private static SqlType timestamp(Tokens tokens) {
    if (tokens.take("WITH", "LOCAL", "TIME", "ZONE")) {
      return SqlType.TIMESTAMP_LTZ;
    }
    if (tokens.take("WITH", "TIME", "ZONE")) {
      return SqlType.TIMESTAMP_TZ;
    }
    return tokens.take("WITHOUT", "TIME", "ZONE")
        ? SqlType.TIMESTAMP_NTZ
        : tokens.options().timestamp();
  }

  private static Optional<SqlType> base(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "NUMBER",
              "DECIMAL",
              "DEC",
              "NUMERIC",
              "INT",
              "INTEGER",
              "BIGINT",
              "SMALLINT",
              "TINYINT",
              "BYTEINT" ->
              SqlType.fixed(MAX_PRECISION, 0);
          case "FLOAT", "FLOAT4", "FLOAT8", "DOUBLE", "REAL" -> SqlType.REAL;
          case "VARCHAR", "STRING", "TEXT", "NVARCHAR", "NVARCHAR2" -> SqlType.TEXT;
          case "CHAR", "CHARACTER", "NCHAR" -> SqlType.text(1);
          case "BINARY", "VARBINARY" -> SqlType.BINARY;
          case "BOOLEAN" -> SqlType.BOOLEAN;
          case "DATE" -> SqlType.DATE;
          case "TIME" -> SqlType.TIME;
          case "DATETIME", "TIMESTAMP", "TIMESTAMP_NTZ", "TIMESTAMPNTZ" -> SqlType.TIMESTAMP_NTZ;
          case "TIMESTAMP_LTZ", "TIMESTAMPLTZ" -> SqlType.TIMESTAMP_LTZ;
          case "TIMESTAMP_TZ", "TIMESTAMPTZ" -> SqlType.TIMESTAMP_TZ;
          case "VARIANT" -> SqlType.VARIANT;
          case "OBJECT", "MAP" -> SqlType.OBJECT;
          case "ARRAY" -> SqlType.ARRAY;
          default -> null;
        });
  }

  private static SqlType sized(Tokens tokens, SqlType base, Token word) {
    if (base.kind() == Kind.OBJECT || base.kind() == Kind.ARRAY) {
      structured(tokens);
      return base;
    }
    if (!tokens.isSymbol("(")) {
      return base;
    }
    tokens.next();
    List<Integer> arguments = new ArrayList<>();
    do {
      arguments.add(tokens.integer());
    } while (tokens.takeSymbol(","));
    tokens.requireSymbol(")");
    return with(tokens, base, arguments, word);
  }

  /// What a structured type holds is read and not kept: its values are objects and arrays like any.
  private static void structured(Tokens tokens) {
    if (!tokens.takeSymbol("(")) {
      return;
    }
    tokens.enter();
    do {
      if (!isNext(tokens) || TypeNames.isFieldName(tokens)) {
        tokens.ident();
      }
      read(tokens);
      tokens.take("NOT", "NULL");
    } while (tokens.takeSymbol(","));
    tokens.requireSymbol(")");
    tokens.leave();
  }

  private static boolean isFieldName(Tokens tokens) {
    Token second = tokens.peek(1);
    return second.kind() == Token.Kind.WORD && base(second.upper()).isPresent();
  }

  private static SqlType with(Tokens tokens, SqlType base, List<Integer> sizes, Token word) {
    int first = sizes.getFirst();
    return switch (base.kind()) {
      case FIXED -> {
        int scale = sizes.size() > 1 ? sizes.get(1) : 0;
        boolean fits =
            first >= 1 && first <= MAX_PRECISION && scale >= 0 && scale <= first && scale <= 37;
        if (sizes.size() > 2 || !fits) {
          throw invalid(
              tokens, word, "precision 1 to 38 and a scale of at most 37 that fits in it");
        }
        yield SqlType.fixed(first, scale);
      }
      case TEXT -> checked(tokens, word, first, 134_217_728, SqlType.text(first));
      case BINARY ->
          checked(tokens, word, first, 67_108_864, new SqlType(Kind.BINARY, 0, 0, first));
      case TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ ->
          checked(tokens, word, first + 1, 10, new SqlType(base.kind(), 0, first, 0));
      case REAL -> base;
      case BOOLEAN, DATE, VARIANT, OBJECT, ARRAY -> throw Syntax.unexpected(tokens.text(), word);
    };
  }

  private static SqlType checked(Tokens tokens, Token word, int size, int most, SqlType type) {
    if (size < 1 || size > most) {
      throw invalid(tokens, word, "a size in its bounds");
    }
    return type;
  }

  private static SqlError invalid(Tokens tokens, Token word, String takes) {
    Position position = Position.at(tokens.text(), word.start());
    return new SqlError(
        ErrorCode.COMPILATION,
        "SQL compilation error: error line %d at position %d\ninvalid data type: %s takes %s"
            .formatted(position.line(), position.column(), word.upper(), takes),
        position);
  }

  private static SqlError unknown(Tokens tokens, Token word) {
    Position position = Position.at(tokens.text(), word.start());
    return new SqlError(
        ErrorCode.UNSUPPORTED_TYPE,
        "SQL compilation error: error line %d at position %d\nUnsupported data type '%s'."
            .formatted(position.line(), position.column(), word.upper()),
        position);
  }
}
