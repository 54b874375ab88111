package dev.vitrine.snowflake;

import dev.vitrine.dialect.catalog.SchemaObject.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The stage that every table has: what it says of its files stands among the table's properties.
public final class TableStage {

  private static final String PREFIX = "STAGE_";

  private TableStage() {}

  /// A table's options for its stage, by the names that they have in a stage of its own.
  static Map<String, String> options(Table table) {
    return options(table.properties());
  }

  private static Map<String, String> options(Map<String, String> properties) {
    Map<String, String> options = new HashMap<>();
    for (String name : List.of(StageFormats.OPTION, StageDefinitions.COPY)) {
      String said = properties.get(PREFIX + name);
      if (said != null) {
        options.put(name, said);
      }
    }
    return options;
  }

  /// Refuses options that no stage takes.
  ///
  /// @param properties of a table
  public static void check(Map<String, String> properties, Context context) {
    StageDefinitions.checkFormat(StoredOptions.read(options(properties)), context);
  }
}
