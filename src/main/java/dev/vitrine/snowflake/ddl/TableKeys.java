package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.Constraint;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Tokens;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Reads which of a table's constraints a statement means.
final class TableKeys {

  private TableKeys() {}

  /// `CONSTRAINT name`, `PRIMARY KEY`, `UNIQUE (a)` or `FOREIGN KEY (a)`, if one comes next.
  static Optional<Predicate<Constraint>> read(Tokens tokens) {
    if (tokens.take("CONSTRAINT")) {
      String name = tokens.single().name();
      return Optional.of(key -> key.name().equals(name));
    }
    if (tokens.take("PRIMARY", "KEY")) {
      return Optional.of(
          tokens.isSymbol("(") ? over(ColumnReader.PRIMARY_KEY, tokens) : TableKeys::isPrimary);
    }
    if (tokens.is("UNIQUE") && tokens.peek(1).isSymbol("(")) {
      tokens.next();
      return Optional.of(over(ColumnReader.UNIQUE, tokens));
    }
    return tokens.take("FOREIGN", "KEY")
        ? Optional.of(over(ColumnReader.FOREIGN_KEY, tokens))
        : Optional.empty();
  }

  private static boolean isPrimary(Constraint key) {
    return key.kind().equals(ColumnReader.PRIMARY_KEY);
  }

  private static Predicate<Constraint> over(String kind, Tokens tokens) {
    List<String> columns = tokens.idents().stream().map(Ident::name).toList();
    return key -> key.kind().equals(kind) && key.columns().equals(columns);
  }
}
