package dev.vitrine.driver;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Columns in drivers' words.
final class RowTypes {

  private RowTypes() {}

  static List<Map<String, @Nullable Object>> of(List<Column> columns) {
    List<Map<String, @Nullable Object>> types = new ArrayList<>();
    columns.forEach(column -> types.add(of(column)));
    return types;
  }

  private static Map<String, @Nullable Object> of(Column column) {
    SqlType type = column.type();
    Map<String, @Nullable Object> known = new LinkedHashMap<>();
    known.put("name", column.name());
    known.put("database", "");
    known.put("schema", "");
    known.put("table", "");
    known.put("type", type.kind().apiName());
    known.put("nullable", column.nullable());
    boolean fixed = type.kind() == SqlType.Kind.FIXED;
    boolean text = type.kind() == SqlType.Kind.TEXT || type.kind() == SqlType.Kind.BINARY;
    known.put("precision", fixed ? type.precision() : null);
    known.put("scale", fixed ? type.scale() : null);
    known.put("length", text ? type.length() : null);
    known.put("byteLength", text ? type.length() : null);
    known.put("collation", null);
    return known;
  }
}
