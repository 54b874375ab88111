package dev.vitrine.snowflake.show;

import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `SHOW`.
public final class Shows implements Family {

  /// How one kind is shown.
  @FunctionalInterface
  interface Kind {
    Sheet sheet(Asked asked, Context context);
  }

  private static final String TERSE = "created_on:t name kind database_name schema_name";

  /// By the words behind `SHOW`.
  private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("DATABASES", NamespaceSheets::databases);
    KINDS.put("SCHEMAS", NamespaceSheets::schemas);
    KINDS.put("TABLES", TableSheets::tables);
    KINDS.put("VIEWS", TableSheets::views);
    KINDS.put("MATERIALIZED VIEWS", TableSheets::materializedViews);
    KINDS.put("OBJECTS", TableSheets::objects);
    KINDS.put("COLUMNS", ColumnSheets::columns);
    KINDS.put("PRIMARY KEYS", KeySheets::primary);
    KINDS.put("UNIQUE KEYS", KeySheets::unique);
    KINDS.put("IMPORTED KEYS", KeySheets::imported);
    KINDS.put("EXPORTED KEYS", KeySheets::exported);
    KINDS.put("SEQUENCES", ObjectSheets::sequences);
    KINDS.put("STAGES", ObjectSheets::stages);
    KINDS.put("FILE FORMATS", ObjectSheets::fileFormats);
    KINDS.put("USER FUNCTIONS", RoutineSheets::functions);
    KINDS.put("USER PROCEDURES", RoutineSheets::procedures);
    KINDS.put("BUILTIN FUNCTIONS", RoutineSheets::builtIn);
    KINDS.put("FUNCTIONS", RoutineSheets::functions);
    KINDS.put("PROCEDURES", RoutineSheets::procedures);
    KINDS.put("PARAMETERS", SessionSheets::parameters);
    KINDS.put("VARIABLES", SessionSheets::variables);
    KINDS.put("TRANSACTIONS", SessionSheets::transactions);
    KINDS.put("LOCKS", SessionSheets::locks);
    KINDS.put("WAREHOUSES", AccountSheets::warehouses);
    KINDS.put("ROLES", AccountSheets::roles);
    KINDS.put("USERS", AccountSheets::users);
    KINDS.put("GRANTS", AccountSheets::grants);
  }

  /// The words that may stand behind `SHOW`, for documents.
  public static Set<String> kinds() {
    return Collections.unmodifiableSet(KINDS.keySet());
  }

  @Override
  public Optional<Command> read(Tokens tokens) {
    if (!tokens.take("SHOW")) {
      return Optional.empty();
    }
    boolean terse = tokens.take("TERSE");
    for (Map.Entry<String, Kind> kind : KINDS.entrySet()) {
      if (tokens.take(kind.getKey().split(" ", -1))) {
        return Optional.of(command(kind.getKey(), kind.getValue(), terse, tokens));
      }
    }
    if (tokens.isAtEnd() || !tokens.peek().isName()) {
      throw tokens.unexpected();
    }
    throw Problems.unsupported("SHOW " + tokens.peek().upper());
  }

  private static Command command(String name, Kind kind, boolean terse, Tokens tokens) {
    if (name.equals("GRANTS")) {
      return AccountSheets.grants(tokens);
    }
    Asked asked = Asked.read(terse, tokens);
    return context -> {
      Sheet sheet = kind.sheet(asked, context);
      asked.filter(sheet, named(name));
      boolean shortened = terse && !name.equals("PARAMETERS") && !name.endsWith("KEYS");
      return (shortened ? sheet.only(TERSE) : sheet).answer();
    };
  }

  /// The column that `LIKE` looks at.
  private static String named(String kind) {
    return switch (kind) {
      case "PARAMETERS" -> "key";
      case "COLUMNS" -> "column_name";
      case "PRIMARY KEYS", "UNIQUE KEYS" -> "table_name";
      case "IMPORTED KEYS", "EXPORTED KEYS" -> "fk_table_name";
      default -> "name";
    };
  }
}
