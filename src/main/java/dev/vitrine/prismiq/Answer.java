package dev.vitrine.prismiq;

import dev.vitrine.json.Json;
import dev.vitrine.querybuilder.rows.Rows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a warehouse answered.
///
/// @param rows a JSON array of arrays
/// @param truncated whether there were more
/// @param millis that it took
record Answer(
    List<String> columns,
    List<String> types,
    Json.Raw rows,
    long rowCount,
    boolean truncated,
    double millis,
    String handle) {

  Answer {
    columns = List.copyOf(columns);
    types = List.copyOf(types);
  }

  Map<String, @Nullable Object> json() {
    return Answers.map(
        "columns", columns,
        "column_types", types,
        "rows", rows,
        "row_count", rowCount,
        "truncated", truncated,
        "execution_time_ms", millis);
  }

  /// The rows as values.
  Rows values() {
    List<List<@Nullable Object>> all = new ArrayList<>();
    if (Json.read(rows.bytes()) instanceof List<?> list) {
      for (Object row : list) {
        all.add(Collections.unmodifiableList(new ArrayList<@Nullable Object>((List<?>) row)));
      }
    }
    return new Rows(columns, types, all);
  }

  /// The same with other rows.
  Answer with(Rows others, boolean cut) {
    return new Answer(
        others.columns(),
        others.types(),
        new Json.Raw(Json.write(others.rows())),
        others.rows().size(),
        cut,
        millis,
        handle);
  }

  int bytes() {
    return rows.bytes().length;
  }
}
