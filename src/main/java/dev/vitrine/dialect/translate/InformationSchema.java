package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.scalar.JsonStrings;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.kernel.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The views of `INFORMATION_SCHEMA`, made from the catalog when one of them is read.
final class InformationSchema {

  private static final String NAME = InformationRelations.SCHEMA;

  /// One view while it is filled.
  static final class View {
    private final List<String> names = new ArrayList<>();
    private final List<SqlType> types = new ArrayList<>();
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private String query = "";

    /// @param columns names with blanks between; `name:t` is a time, `name:n` a number
    View(String columns) {
      for (String column : columns.split(" ", -1)) {
        names.add(column.replaceAll(":[tn]$", ""));
        types.add(
            column.endsWith(":t")
                ? new SqlType(SqlType.Kind.TIMESTAMP_LTZ, 0, 3, 0)
                : column.endsWith(":n") ? SqlType.fixed(9, 0) : SqlType.TEXT);
      }
    }

    /// A view whose rows the engine has.
    ///
    /// @param cells SQL of each column
    /// @param from what stands behind `FROM`
    static View of(String columns, List<String> cells, String from) {
      View view = new View(columns);
      List<String> items = new ArrayList<>();
      for (int i = 0; i < cells.size(); i++) {
        String type = EngineTypes.of(view.types.get(i));
        items.add("CAST(" + cells.get(i) + " AS " + type + ") AS " + column(i));
      }
      view.query = "(SELECT " + String.join(", ", items) + " FROM " + from + ")";
      return view;
    }

    /// SQL that the engine computes when the cell is read.
    record Computed(String sql) {}

    void add(@Nullable Object... cells) {
      List<@Nullable Object> row = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        row.add(i < cells.length ? cells[i] : null);
      }
      rows.add(row);
    }

    List<TableColumn> columns() {
      List<TableColumn> columns = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        columns.add(TableColumn.of(names.get(i), types.get(i), true));
      }
      return columns;
    }

    private static String column(int index) {
      return "i" + (index + 1);
    }

    /// One text of JSON that the engine reads: an expression for each cell would take it seconds
    /// for some hundreds of rows. Rows with what is computed when it is read are expressions.
    Source source() {
      List<Field> fields = new ArrayList<>();
      List<String> casts = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        fields.add(Field.of(names.get(i), column(i), types.get(i)));
        casts.add(
            "CAST(r[%d] AS %s) AS %s".formatted(i + 1, EngineTypes.of(types.get(i)), column(i)));
      }
      if (!query.isEmpty()) {
        return new Source(Optional.empty(), List.of(), query, fields);
      }
      Map<Boolean, List<List<@Nullable Object>>> parts =
          rows.stream()
              .collect(
                  Collectors.partitioningBy(
                      row -> row.stream().anyMatch(Computed.class::isInstance)));
      List<String> lists = new ArrayList<>();
      List<List<@Nullable Object>> computed = parts.getOrDefault(true, List.of());
      List<List<@Nullable Object>> plain = parts.getOrDefault(false, List.of());
      if (!computed.isEmpty()) {
        lists.add(lists(computed));
      }
      if (!plain.isEmpty() || computed.isEmpty()) {
        lists.add("from_json(" + StringLiterals.quoted(json(plain)) + ", '[[\"VARCHAR\"]]')");
      }
      String items = String.join(", ", casts);
      String sql =
          lists.stream()
              .map(list -> "SELECT " + items + " FROM (SELECT unnest(" + list + ") AS r)")
              .collect(Collectors.joining(" UNION ALL ", "(", ")"));
      return new Source(Optional.empty(), List.of(), sql, fields);
    }

    private static String lists(List<List<@Nullable Object>> rows) {
      return rows.stream()
          .map(row -> row.stream().map(View::cell).collect(Collectors.joining(", ", "[", "]")))
          .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String cell(@Nullable Object cell) {
      return switch (cell) {
        case null -> "NULL";
        case Computed(String sql) -> "CAST(" + sql + " AS VARCHAR)";
        default -> StringLiterals.quoted(cell.toString());
      };
    }

    private static String json(List<List<@Nullable Object>> rows) {
      return rows.stream()
          .map(row -> row.stream().map(View::jsonCell).collect(Collectors.joining(",", "[", "]")))
          .collect(Collectors.joining(",", "[", "]"));
    }

    private static String jsonCell(@Nullable Object cell) {
      return cell == null ? "null" : JsonStrings.quote(cell.toString());
    }
  }

  private InformationSchema() {}

  /// A view of it, columns read by their bare names; empty for a name in another schema.
  ///
  /// @throws dev.vitrine.kernel.SqlError for a view that it does not have
  static Optional<Source> find(Name name, Environment environment) {
    String schema = name.schema().orElse(environment.schema());
    if (!schema.equals(NAME)) {
      return Optional.empty();
    }
    String database = name.database().orElse(environment.database());
    Database found =
        environment
            .catalog()
            .database(database)
            .orElseThrow(() ->
                Problems.plain(
                    dev.vitrine.kernel.ErrorCode.SCHEMA_NOT_FOUND,
                    "Database '" + database + "' does not exist or not authorized."));
    return Optional.of(
        InformationViews.of(name.object(), found, environment)
            .or(() -> AbsentViews.of(name.object()))
            .orElseThrow(() -> Problems.noObject(database + "." + NAME + "." + name.object()))
            .source());
  }
}
