package dev.vitrine.snowflake;

import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Rows;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.Steps.Past;
import dev.vitrine.warehouses.RowFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rows of an earlier statement as a relation.
final class PastRows {

  private PastRows() {}

  /// @return a source whose columns are read by their bare names
  static Source of(String queryId, Steps steps) {
    return of(steps.past(queryId), steps);
  }

  /// @return a source whose columns are read by their bare names
  static Source of(Past past, Steps steps) {
    String sql =
        switch (past) {
          case Past.Fed(List<Column> columns, RowFeed feed) -> typed(columns, steps.lend(feed));
          case Past.Kept kept -> kept.sql();
        };
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < past.columns().size(); i++) {
      Column column = past.columns().get(i);
      fields.add(new Field(column.name(), Typed.of(Rows.engineColumn(i), column.type()), false));
    }
    return new Source(Optional.empty(), List.of(), sql, fields);
  }

  /// Texts in the engine's types.
  private static String typed(List<Column> columns, RowFeed.Lent lent) {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String name = Rows.engineColumn(i);
      items.add(read(name, columns.get(i).type()) + " AS " + name);
    }
    return "(SELECT " + String.join(", ", items) + " FROM " + lent.sql() + ")";
  }

  private static String read(String name, SqlType type) {
    return switch (type.kind()) {
      case TEXT -> name;
      case BINARY -> "unhex(" + name + ")";
      case TIMESTAMP_TZ -> EngineTypes.zoned(name);
      // with nine digits they come as instants with an offset of nothing
      case TIMESTAMP_NTZ -> "CAST(split_part(" + name + ", '|', 1) AS TIMESTAMP)";
      case TIMESTAMP_LTZ ->
          "CAST(regexp_replace(%s, '[|]0$', '+00') AS TIMESTAMPTZ)".formatted(name);
      case FIXED, REAL, BOOLEAN, DATE, TIME, VARIANT, OBJECT, ARRAY ->
          "CAST(" + name + " AS " + EngineTypes.of(type) + ")";
    };
  }
}
