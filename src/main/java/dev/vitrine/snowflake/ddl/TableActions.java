package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.Constraint;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.syntax.TypeNames;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.TableStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Reads what `ALTER TABLE t` does to `t`.
final class TableActions {

  private final Tokens tokens;

  TableActions(Tokens tokens) {
    this.tokens = tokens;
  }

  Consumer<TableEdit> read() {
    refuseUnsupported();
    if (tokens.take("ADD")) {
      return add();
    }
    if (tokens.take("DROP")) {
      return drop();
    }
    if (tokens.take("RENAME", "COLUMN")) {
      boolean ifExists = tokens.take("IF", "EXISTS");
      String from = tokens.single().name();
      tokens.require("TO");
      String to = tokens.single().name();
      return edit -> {
        if (!ifExists || edit.find(from).isPresent()) {
          edit.rename(from, to);
        }
      };
    }
    if (tokens.take("RENAME", "CONSTRAINT")) {
      return renameConstraint();
    }
    if (tokens.take("ALTER") || tokens.take("MODIFY")) {
      return modify();
    }
    return properties();
  }

  private void refuseUnsupported() {
    Attachments.refuse(tokens);
    boolean adds = tokens.is("ADD") || tokens.is("DROP");
    if (adds && tokens.peek(1).is("SEARCH")) {
      throw Problems.unsupported("SEARCH OPTIMIZATION");
    }
  }

  private Consumer<TableEdit> add() {
    boolean word = tokens.take("COLUMN");
    boolean brackets = tokens.takeSymbol("(");
    List<Consumer<TableEdit>> all = new ArrayList<>();
    do {
      word |= tokens.take("COLUMN");
      boolean ifNotExists = tokens.take("IF", "NOT", "EXISTS");
      if (!word && ColumnReader.isKeyNext(tokens)) {
        Constraint key = ColumnReader.key(tokens);
        all.add(edit -> addKey(key, edit));
      } else {
        ColumnSpec column = ColumnReader.column(tokens, true);
        all.add(edit -> {
          if (!ifNotExists || edit.find(column.name().name()).isEmpty()) {
            edit.add(column);
          }
        });
      }
    } while (tokens.takeSymbol(","));
    if (brackets) {
      tokens.requireSymbol(")");
    }
    return edit -> all.forEach(action -> action.accept(edit));
  }

  private static void addKey(Constraint key, TableEdit edit) {
    List<Constraint> keys = new ArrayList<>(edit.table().constraints());
    keys.add(key);
    edit.constraints(keys);
    if (key.kind().equals(ColumnReader.PRIMARY_KEY)) {
      key.columns().forEach(column -> edit.nullable(column, false));
    }
  }

  private Consumer<TableEdit> drop() {
    if (tokens.take("CLUSTERING", "KEY")) {
      return edit ->
          edit.properties(properties -> {
            properties.remove(Properties.CLUSTER_BY);
            return properties;
          });
    }
    Optional<Predicate<Constraint>> keys = TableKeys.read(tokens);
    if (keys.isPresent()) {
      tokens.skipCascade();
      return dropKeys(keys.get());
    }
    return dropColumns();
  }

  private static Consumer<TableEdit> dropKeys(Predicate<Constraint> which) {
    return edit -> {
      List<Constraint> left = edit.table().constraints().stream().filter(which.negate()).toList();
      if (left.size() == edit.table().constraints().size()) {
        throw noConstraint();
      }
      edit.constraints(left);
    };
  }

  private static SqlError noConstraint() {
    return Problems.plain(ErrorCode.COMPILATION, "Constraint does not exist.");
  }

  private Consumer<TableEdit> dropColumns() {
    tokens.take("COLUMN");
    boolean ifExists = tokens.take("IF", "EXISTS");
    List<String> names = new ArrayList<>();
    do {
      tokens.take("COLUMN");
      names.add(tokens.single().name());
    } while (tokens.takeSymbol(","));
    tokens.skipCascade();
    return edit ->
        names.stream().filter(name -> !ifExists || edit.find(name).isPresent()).forEach(edit::drop);
  }

  private Consumer<TableEdit> renameConstraint() {
    String from = tokens.single().name();
    tokens.require("TO");
    String to = tokens.single().name();
    return edit -> {
      List<Constraint> keys = edit.table().constraints();
      if (keys.stream().noneMatch(key -> key.name().equals(from))) {
        throw noConstraint();
      }
      edit.constraints(keys.stream().map(key -> renamed(key, from, to)).toList());
    };
  }

  private static Constraint renamed(Constraint key, String from, String to) {
    return key.name().equals(from)
        ? new Constraint(to, key.kind(), key.columns(), key.references())
        : key;
  }

  private Consumer<TableEdit> modify() {
    Optional<Predicate<Constraint>> keys = TableKeys.read(tokens);
    if (keys.isPresent()) {
      return modifyKeys(keys.get());
    }
    boolean brackets = tokens.takeSymbol("(");
    List<Consumer<TableEdit>> all = new ArrayList<>();
    do {
      tokens.take("COLUMN");
      String column = tokens.single().name();
      all.add(modify(column));
    } while (tokens.takeSymbol(","));
    if (brackets) {
      tokens.requireSymbol(")");
    }
    return edit -> all.forEach(action -> action.accept(edit));
  }

  /// `RELY` and its like change nothing that is kept.
  private Consumer<TableEdit> modifyKeys(Predicate<Constraint> which) {
    while (!tokens.isAtEnd()) {
      tokens.next();
    }
    return edit -> {
      if (edit.table().constraints().stream().noneMatch(which)) {
        throw noConstraint();
      }
    };
  }

  private Consumer<TableEdit> modify(String column) {
    if (tokens.take("DROP", "NOT", "NULL")) {
      return edit -> edit.nullable(column, true);
    }
    if (tokens.take("DROP", "DEFAULT")) {
      return edit -> edit.defaultText(column, Optional.empty());
    }
    if (tokens.take("SET", "DEFAULT")) {
      int start = tokens.start();
      new Parser(tokens).expression();
      String text = tokens.since(start).of(tokens.text());
      if (!text.toUpperCase(Locale.ROOT).endsWith(".NEXTVAL")) {
        throw Problems.unsupported("Alter Column Set Default");
      }
      return edit -> edit.defaultText(column, Optional.of(text));
    }
    if (tokens.take("UNSET", "COMMENT")) {
      return edit -> edit.comment(column, "");
    }
    if (tokens.take("COMMENT")) {
      tokens.takeSymbol("=");
      String comment = tokens.string();
      return edit -> edit.comment(column, comment);
    }
    requireNoPolicy(tokens);
    return typeOrNull(column);
  }

  private Consumer<TableEdit> typeOrNull(String column) {
    boolean set = tokens.take("SET");
    if (tokens.take("NOT", "NULL")) {
      return edit -> edit.nullable(column, false);
    }
    if (tokens.take("NULL")) {
      return edit -> edit.nullable(column, true);
    }
    if (set) {
      tokens.require("DATA", "TYPE");
    } else if (!tokens.take("DATA", "TYPE")) {
      tokens.take("TYPE");
    }
    SqlType type = TypeNames.read(tokens);
    return edit -> edit.type(column, type);
  }

  private Consumer<TableEdit> properties() {
    if (tokens.take("SUSPEND", "RECLUSTER") || tokens.take("RESUME", "RECLUSTER")) {
      return _ -> {};
    }
    if (tokens.take("UNSET")) {
      List<String> names = new ArrayList<>();
      do {
        names.add(tokens.ident().name());
      } while (tokens.takeSymbol(","));
      return edit ->
          edit.properties(properties -> {
            names.forEach(properties::remove);
            if (names.contains(Properties.COMMENT)) {
              properties.put(Properties.COMMENT, "");
            }
            return properties;
          });
    }
    boolean set = tokens.take("SET");
    if (!set && !tokens.is("CLUSTER")) {
      throw tokens.unexpected();
    }
    Map<String, String> values = Properties.read(tokens);
    if (values.isEmpty()) {
      throw tokens.unexpected();
    }
    return edit -> {
      TableStage.check(values, edit.context());
      edit.properties(properties -> {
        properties.putAll(values);
        return properties;
      });
    };
  }

  /// Of columns of tables and views alike.
  static void requireNoPolicy(Tokens tokens) {
    if (tokens.is("SET", "MASKING")
        || tokens.is("UNSET", "MASKING")
        || tokens.is("SET", "PROJECTION")
        || tokens.is("UNSET", "PROJECTION")) {
      throw Problems.unsupported("POLICY");
    }
    if (tokens.is("SET", "TAG") || tokens.is("UNSET", "TAG")) {
      throw Problems.unsupported("TAG");
    }
  }
}
