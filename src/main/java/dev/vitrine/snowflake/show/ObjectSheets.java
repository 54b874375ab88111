package dev.vitrine.snowflake.show;

import dev.vitrine.dialect.catalog.SchemaObject.NamedFileFormat;
import dev.vitrine.dialect.catalog.SchemaObject.Sequence;
import dev.vitrine.dialect.catalog.SchemaObject.Stage;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.StageFormats;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sequences, stages, file formats.
final class ObjectSheets {

  static final String SEQUENCE =
      "name database_name schema_name next_value:n interval:n created_on:t owner comment"
          + " owner_role_type ordered";

  private ObjectSheets() {}

  static Sheet sequences(Asked asked, Context context) {
    Sheet sheet = Sheet.of(SEQUENCE);
    Map<String, Long> last = lastValues(context);
    for (Listed one : Listed.in(asked, context)) {
      if (one.object() instanceof Sequence sequence) {
        Long value = last.get(sequence.engineName());
        sheet.add(
            sequence.name(),
            one.database(),
            one.schema(),
            value == null ? sequence.start() : value + sequence.increment(),
            sequence.increment(),
            sequence.created(),
            sequence.owner(),
            sequence.comment(),
            "ROLE",
            NamespaceSheets.mark(sequence.ordered()));
      }
    }
    return sheet;
  }

  /// What the engine's sequences gave last, by quoted name.
  private static Map<String, Long> lastValues(Context context) {
    Map<String, Long> values = new HashMap<>();
    for (List<@Nullable String> row :
        context
            .steps()
            .read(
                "SELECT '\"' || replace(schema_name, '\"', '\"\"') || '\".\"' ||"
                    + " replace(sequence_name, '\"', '\"\"') || '\"', last_value::VARCHAR"
                    + " FROM duckdb_sequences() WHERE last_value IS NOT NULL",
                List.of(),
                2)) {
      String name = row.getFirst();
      String value = row.getLast();
      if (name != null && value != null) {
        values.put(name, Long.parseLong(value));
      }
    }
    return values;
  }

  static Sheet stages(Asked asked, Context context) {
    Sheet sheet =
        Sheet.of(
            "created_on:t name database_name schema_name url has_credentials has_encryption_key"
                + " owner comment region type cloud notification_channel storage_integration"
                + " endpoint owner_role_type directory_enabled");
    for (Listed one : Listed.in(asked, context)) {
      if (one.object() instanceof Stage stage) {
        String type = stage.url().isEmpty() ? "INTERNAL" : "EXTERNAL";
        sheet.add(
            stage.created(),
            stage.name(),
            one.database(),
            one.schema(),
            stage.url(),
            "N",
            "N",
            stage.owner(),
            stage.comment(),
            null,
            stage.temporary() ? type + " TEMPORARY" : type,
            null,
            null,
            null,
            null,
            "ROLE",
            "N");
      }
    }
    return sheet;
  }

  static Sheet fileFormats(Asked asked, Context context) {
    Sheet sheet =
        Sheet.of(
            "created_on:t name database_name schema_name type owner comment format_options"
                + " owner_role_type");
    for (Listed one : Listed.in(asked, context)) {
      if (one.object() instanceof NamedFileFormat format) {
        sheet.add(
            format.created(),
            format.name(),
            one.database(),
            one.schema(),
            format.type(),
            format.owner(),
            format.comment(),
            StageFormats.of(format).json(),
            "ROLE");
      }
    }
    return sheet;
  }
}
