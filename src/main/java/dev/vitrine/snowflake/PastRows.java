package dev.vitrine.snowflake;

import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Rows;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.warehouses.RowFeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rows of an earlier statement as a relation.
final class PastRows {

  private PastRows() {}

  /// @return a source whose columns are read by their bare names
  static Source of(String queryId, Steps steps) {
    Steps.Past past = steps.past(queryId);
    RowFeed.Lent lent = steps.lend(past.feed());
    List<String> items = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < past.columns().size(); i++) {
      String name = Rows.engineColumn(i);
      SqlType type = past.columns().get(i).type();
      items.add(read(name, type) + " AS " + name);
      fields.add(new Field(past.columns().get(i).name(), Typed.of(name, type), false));
    }
    String sql = "(SELECT " + String.join(", ", items) + " FROM " + lent.sql() + ")";
    return new Source(Optional.empty(), List.of(), sql, fields);
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
