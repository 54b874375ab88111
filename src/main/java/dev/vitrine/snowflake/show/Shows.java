package dev.vitrine.snowflake.show;

import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// `SHOW`.
public final class Shows implements Family {

  /// How one kind is shown.
  @FunctionalInterface
  interface Kind {
    Sheet sheet(Asked asked, Context context);
  }

  private static final String TERSE = "created_on:t name kind database_name schema_name";

  private static final Set<ErrorCode> MISSING =
      Set.of(ErrorCode.OBJECT_NOT_FOUND, ErrorCode.SCHEMA_NOT_FOUND);

  /// By the words behind `SHOW`.
  private static final Map<String, Kind> KINDS = new LinkedHashMap<>();

  /// Kinds that ask in words of their own.
  private static final Map<String, Function<Tokens, Command>> OWN =
      Map.of("GRANTS", GrantSheets::present, "FUTURE GRANTS", GrantSheets::future);

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
    KINDS.put("USER PROGRAMMATIC ACCESS TOKENS", AccountSheets::tokens);
    KINDS.put("USER PATS", AccountSheets::tokens);
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
    KINDS.put("USERS", UserSheets::users);
  }

  private static final Map<String, Kind> ABSENT = AbsentSheets.kinds();

  /// The words that may stand behind `SHOW`, for documents.
  public static Set<String> kinds() {
    Set<String> kinds = new LinkedHashSet<>(KINDS.keySet());
    OWN.keySet().stream().sorted().forEach(kinds::add);
    return Collections.unmodifiableSet(kinds);
  }

  @Override
  public Optional<Command> read(Tokens tokens) {
    if (!tokens.take("SHOW")) {
      return Optional.empty();
    }
    boolean terse = tokens.take("TERSE");
    for (Map.Entry<String, Function<Tokens, Command>> own : OWN.entrySet()) {
      if (tokens.take(own.getKey().split(" ", -1))) {
        return Optional.of(own.getValue().apply(tokens));
      }
    }
    for (Map<String, Kind> kinds : List.of(KINDS, ABSENT)) {
      for (Map.Entry<String, Kind> kind : kinds.entrySet()) {
        if (tokens.take(kind.getKey().split(" ", -1))) {
          return Optional.of(command(kind.getKey(), kind.getValue(), terse, tokens));
        }
      }
    }
    if (tokens.isAtEnd() || !tokens.peek().isName()) {
      throw tokens.unexpected();
    }
    throw Problems.unsupported("SHOW " + tokens.peek().upper());
  }

  private static Command command(String name, Kind kind, boolean terse, Tokens tokens) {
    boolean history = tokens.is("HISTORY");
    Asked asked = Asked.read(terse, tokens);
    return context -> {
      Sheet sheet = sheet(kind, asked, context);
      asked.filter(sheet, named(name));
      boolean shortened = terse && !name.equals("PARAMETERS") && !name.endsWith("KEYS");
      Sheet shown = shortened ? sheet.only(TERSE) : sheet;
      return (history ? shown.withEmpty("dropped_on:t", "retention_time") : shown).answer();
    };
  }

  /// Clients take the error for a place that is not there as an empty list, by its words.
  private static Sheet sheet(Kind kind, Asked asked, Context context) {
    try {
      return kind.sheet(asked, context);
    } catch (SqlError error) {
      boolean place = !asked.scope().equals("TABLE") && !asked.scope().equals("VIEW");
      if (place && MISSING.contains(error.code())) {
        throw Problems.plain(
            ErrorCode.OBJECT_NOT_FOUND_FOR_OPERATION,
            "Object does not exist, or operation cannot be performed.");
      }
      throw error;
    }
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
