package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.Constraint;
import dev.vitrine.dialect.catalog.Constraint.References;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Reserved;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.syntax.TypeNames;
import dev.vitrine.dialect.translate.Collations;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.TypeText;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.snowflake.ddl.ColumnSpec.Counting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads columns and the keys of tables.
final class ColumnReader {

  static final String PRIMARY_KEY = "PRIMARY KEY";
  static final String UNIQUE = "UNIQUE";
  static final String FOREIGN_KEY = "FOREIGN KEY";

  private static final Set<String> KEY_WORDS =
      Set.of(
          "ENFORCED",
          "DEFERRABLE",
          "ENABLE",
          "DISABLE",
          "VALIDATE",
          "NOVALIDATE",
          "RELY",
          "NORELY");

  /// What may follow a column's name in the place of its type.
  private static final Set<String> OPTIONS =
      Set.of(
          "AS",
          "NOT",
          "NULL",
          "DEFAULT",
          "AUTOINCREMENT",
          "IDENTITY",
          "COLLATE",
          "COMMENT",
          "WITH",
          "TAG",
          "MASKING",
          "PROJECTION",
          "CONSTRAINT",
          "PRIMARY",
          "UNIQUE",
          "FOREIGN",
          "REFERENCES",
          "CHECK");

  private final Tokens tokens;
  private final boolean typed;
  private boolean notNull;
  private Optional<String> defaultText = Optional.empty();
  private Optional<Counting> identity = Optional.empty();
  private String comment = "";
  private Optional<String> collation = Optional.empty();
  private final List<Constraint> constraints = new ArrayList<>();

  private ColumnReader(Tokens tokens, boolean typed) {
    this.tokens = tokens;
    this.typed = typed;
  }

  /// `name type …` of a table. A query's column may leave the type out; any other word is meant to
  /// be one.
  static ColumnSpec ofTable(Tokens tokens) {
    Token second = tokens.peek(1);
    return column(tokens, second.isName() && !OPTIONS.contains(second.upper()));
  }

  /// `name type …`; the type may be missing where `typed` is false.
  static ColumnSpec column(Tokens tokens, boolean typed) {
    Ident name = Reserved.column(tokens);
    Optional<SqlType> type =
        typed || TypeNames.isNext(tokens) ? Optional.of(TypeNames.read(tokens)) : Optional.empty();
    ColumnReader reader = new ColumnReader(tokens, type.isPresent());
    while (reader.option(name)) {
      // each reads itself
    }
    return new ColumnSpec(
        name,
        type.map(given -> collated(given, reader.collation.orElse(""))),
        reader.notNull,
        reader.defaultText,
        reader.identity,
        reader.comment,
        reader.constraints,
        reader.collation.isPresent());
  }

  private static SqlType collated(SqlType type, String collation) {
    if (!collation.isEmpty() && type.kind() != SqlType.Kind.TEXT) {
      throw Problems.plain(
          ErrorCode.COMPILATION, "COLLATE is for texts, and not for " + TypeText.of(type) + ".");
    }
    return type.withCollation(collation);
  }

  private boolean option(Ident column) {
    if (tokens.take("NOT", "NULL")) {
      notNull = true;
    } else if (tokens.take("NULL")) {
      notNull = false;
    } else if (tokens.take("DEFAULT")) {
      defaultText = Optional.of(expression());
    } else if (tokens.take("AUTOINCREMENT") || tokens.take("IDENTITY")) {
      identity = Optional.of(counting(tokens, Counting.usual(tokens.options())));
    } else if (tokens.take("COLLATE")) {
      collation = Optional.of(Collations.checked(tokens.string()));
    } else if (tokens.take("COMMENT")) {
      tokens.takeSymbol("=");
      comment = tokens.string();
    } else if (isPolicy()) {
      throw Problems.unsupported("POLICY");
    } else if (tokens.is("WITH", "TAG") || tokens.is("TAG")) {
      throw Problems.unsupported("TAG");
    } else if (typed && (tokens.is("AS") || tokens.is("GENERATED", "ALWAYS", "AS"))) {
      throw Problems.unsupported("VIRTUAL COLUMN");
    } else {
      return constraint(List.of(column)).map(constraints::add).orElse(false);
    }
    return true;
  }

  private boolean isPolicy() {
    int ahead = tokens.is("WITH") ? 1 : 0;
    boolean kind = tokens.peek(ahead).is("MASKING") || tokens.peek(ahead).is("PROJECTION");
    return kind && tokens.peek(ahead + 1).is("POLICY");
  }

  private String expression() {
    int start = tokens.start();
    new Parser(tokens).expression();
    return tokens.since(start).of(tokens.text());
  }

  /// `(s, i)` or `START [WITH] [=] s INCREMENT [BY] [=] i`, both or one or none of them.
  ///
  /// @param before what counts where they do not say
  static Counting counting(Tokens tokens, Counting before) {
    long start = before.start();
    long increment = before.increment();
    if (tokens.takeSymbol("(")) {
      start = number(tokens);
      tokens.requireSymbol(",");
      increment = number(tokens);
      tokens.requireSymbol(")");
    }
    boolean ordered = before.ordered();
    while (true) {
      if (tokens.take("START")) {
        start = assigned(tokens, "WITH");
      } else if (tokens.take("INCREMENT")) {
        increment = assigned(tokens, "BY");
      } else if (tokens.take("ORDER") || tokens.is("NOORDER")) {
        ordered = !tokens.take("NOORDER");
      } else {
        return new Counting(start, increment, ordered);
      }
    }
  }

  private static long assigned(Tokens tokens, String word) {
    tokens.take(word);
    tokens.takeSymbol("=");
    return number(tokens);
  }

  static long number(Tokens tokens) {
    boolean negative = tokens.takeSymbol("-");
    if (!negative) {
      tokens.takeSymbol("+");
    }
    String text = tokens.peek().text();
    if (!text.matches("[0-9]{1,18}")) {
      throw tokens.unexpected();
    }
    tokens.next();
    return negative ? -Long.parseLong(text) : Long.parseLong(text);
  }

  /// Whether a key of the table comes next, and not a column.
  static boolean isKeyNext(Tokens tokens) {
    return tokens.is("CONSTRAINT")
        || tokens.is("PRIMARY", "KEY")
        || tokens.is("FOREIGN", "KEY")
        || (tokens.is("UNIQUE") && tokens.peek(1).isSymbol("("))
        || (tokens.is("CHECK") && tokens.peek(1).isSymbol("("));
  }

  /// A key of the table.
  static Constraint key(Tokens tokens) {
    return new ColumnReader(tokens, false).constraint(List.of()).orElseThrow(tokens::unexpected);
  }

  /// @param column that it stands at; none for one of the table
  private Optional<Constraint> constraint(List<Ident> column) {
    String name = "";
    if (tokens.take("CONSTRAINT")) {
      boolean unnamed = tokens.is("PRIMARY", "KEY") || tokens.is("FOREIGN", "KEY");
      name = unnamed ? "" : tokens.ident().name();
    }
    Optional<Constraint> found = body(name, column.stream().map(Ident::name).toList());
    if (found.isEmpty() && !name.isEmpty()) {
      throw tokens.unexpected();
    }
    if (found.isPresent()) {
      skipProperties();
    }
    return found;
  }

  private Optional<Constraint> body(String name, List<String> column) {
    if (tokens.take("PRIMARY", "KEY")) {
      return Optional.of(new Constraint(name, PRIMARY_KEY, columns(column), Optional.empty()));
    }
    if (tokens.take("UNIQUE")) {
      tokens.take("KEY");
      return Optional.of(new Constraint(name, UNIQUE, columns(column), Optional.empty()));
    }
    if (tokens.take("FOREIGN", "KEY")) {
      List<String> own = columns(column);
      tokens.require("REFERENCES");
      return Optional.of(new Constraint(name, FOREIGN_KEY, own, Optional.of(references())));
    }
    if (tokens.take("REFERENCES")) {
      return Optional.of(new Constraint(name, FOREIGN_KEY, column, Optional.of(references())));
    }
    if (tokens.is("CHECK")) {
      throw Problems.unsupported("CHECK");
    }
    return Optional.empty();
  }

  private List<String> columns(List<String> column) {
    return tokens.isSymbol("(") || column.isEmpty()
        ? tokens.idents().stream().map(Ident::name).toList()
        : column;
  }

  private References references() {
    Name table = tokens.name();
    List<String> columns =
        tokens.isSymbol("(") ? tokens.idents().stream().map(Ident::name).toList() : List.of();
    return new References(table.parts().stream().map(Ident::name).toList(), columns);
  }

  private void skipProperties() {
    while (true) {
      if (tokens.take("ON", "UPDATE") || tokens.take("ON", "DELETE")) {
        if (!tokens.take("NO", "ACTION") && !tokens.take("SET")) {
          tokens.require(tokens.is("CASCADE") ? "CASCADE" : "RESTRICT");
        } else if (tokens.is("NULL") || tokens.is("DEFAULT")) {
          tokens.next();
        }
      } else if (tokens.take("MATCH") || tokens.take("INITIALLY")) {
        tokens.next();
      } else if (tokens.is("NOT") && KEY_WORDS.contains(tokens.peek(1).upper())) {
        tokens.next();
        tokens.next();
      } else if (KEY_WORDS.contains(tokens.peek().upper())) {
        tokens.next();
      } else {
        return;
      }
    }
  }
}
