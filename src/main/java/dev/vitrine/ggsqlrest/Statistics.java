package dev.vitrine.ggsqlrest;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.sessions.Loading.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Least and greatest values of columns, and the values of those that have few: one query over all
/// tables, so that it is one statement, to be watched and canceled as one.
final class Statistics {

  /// More values than these are no categories.
  private static final int MOST_CATEGORIES = 20;

  /// What is known of a column; all as texts.
  record Column(
      @Nullable String least, @Nullable String greatest, @Nullable List<String> categories) {
    static final Column UNKNOWN = new Column(null, null, null);
  }

  /// What a type is asked for.
  private enum Question {
    RANGE,
    CATEGORIES,
    NONE;

    static Question of(String dataType) {
      String type = dataType.toUpperCase(Locale.ROOT);
      if (type.endsWith("]")) {
        return NONE;
      }
      String name = type.split("[( ]", 2)[0];
      return switch (name) {
        case "TINYINT",
            "SMALLINT",
            "INTEGER",
            "BIGINT",
            "HUGEINT",
            "UTINYINT",
            "USMALLINT",
            "UINTEGER",
            "UBIGINT",
            "UHUGEINT",
            "DECIMAL",
            "FLOAT",
            "DOUBLE",
            "DATE",
            "TIME",
            "TIME_NS",
            "TIMESTAMP",
            "TIMESTAMP_S",
            "TIMESTAMP_MS",
            "TIMESTAMP_NS" ->
            RANGE;
        case "VARCHAR", "ENUM", "BOOLEAN" -> CATEGORIES;
        default -> NONE;
      };
    }
  }

  private Statistics() {}

  /// Empty when there is nothing to ask.
  static Optional<String> query(List<Table> tables) {
    List<String> parts = new ArrayList<>();
    for (Table table : tables) {
      table
          .columns()
          .forEach((column, type) -> part(table.name(), column, type).ifPresent(parts::add));
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("\nUNION ALL\n", parts));
  }

  private static Optional<String> part(String table, String column, String type) {
    String head =
        "SELECT %s AS t, %s AS c, "
            .formatted(StringLiterals.quoted(table), StringLiterals.quoted(column));
    String name = QuotedName.of(column);
    String from = " FROM " + QuotedName.of(table);
    return switch (Question.of(type)) {
      case RANGE -> Optional.of(head + range(name, type) + from);
      case CATEGORIES ->
          Optional.of(
              head
                  + "NULL AS lo, NULL AS hi, CAST(to_json(list(v ORDER BY v)) AS VARCHAR) AS k FROM"
                  + " (SELECT DISTINCT CAST(%s AS VARCHAR) AS v%s WHERE %s IS NOT NULL LIMIT %d)"
                      .formatted(name, from, name, MOST_CATEGORIES + 1));
      case NONE -> Optional.empty();
    };
  }

  private static String range(String name, String type) {
    boolean real = type.equals("FLOAT") || type.equals("DOUBLE");
    String finite = real ? " FILTER (isfinite(" + name + "))" : "";
    return "CAST(min(%1$s)%2$s AS VARCHAR) AS lo, CAST(max(%1$s)%2$s AS VARCHAR) AS hi, NULL AS k"
        .formatted(name, finite);
  }

  /// The answer, by table and column.
  ///
  /// @param rows as [#query] gives them
  /// @param list reads a JSON array of texts
  static Map<List<String>, Column> read(
      List<List<String>> rows, Function<String, List<String>> list) {
    Map<List<String>, Column> columns = new HashMap<>();
    for (List<@Nullable String> row : rows) {
      String categories = row.get(4);
      List<String> few =
          categories == null
              ? null
              : Optional.of(list.apply(categories))
                  .filter(values -> values.size() <= MOST_CATEGORIES)
                  .orElse(null);
      columns.put(
          List.of(Objects.requireNonNull(row.get(0)), Objects.requireNonNull(row.get(1))),
          new Column(row.get(2), row.get(3), few));
    }
    return columns;
  }
}
