package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.ObjectNames;
import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.snowflake.store.State;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Names in the engine, which does not tell case: what collides there gets a number.
final class EngineNames {

  private EngineNames() {}

  /// A name that none of `taken` (in lower case) is.
  static String free(String name, Set<String> taken) {
    String candidate = name;
    for (int i = 2; taken.contains(candidate.toLowerCase(Locale.ROOT)); i++) {
      candidate = name + "~" + i;
    }
    return candidate;
  }

  /// For a table or a sequence in a schema, quoted, with the schema.
  static String inSchema(Schema schema, String name) {
    Set<String> taken = new HashSet<>();
    for (SchemaObject object : schema.objects().values()) {
      engineName(object).ifPresent(used -> taken.add(used.toLowerCase(Locale.ROOT)));
    }
    String prefix = QuotedName.of(schema.engineName()) + ".";
    String candidate = prefix + QuotedName.of(name);
    for (int i = 2; taken.contains(candidate.toLowerCase(Locale.ROOT)); i++) {
      candidate = prefix + QuotedName.of(name + "~" + i);
    }
    return candidate;
  }

  private static java.util.Optional<String> engineName(SchemaObject object) {
    return switch (object) {
      case SchemaObject.Table table -> java.util.Optional.of(table.engineName());
      case SchemaObject.Sequence sequence -> java.util.Optional.of(sequence.engineName());
      default -> java.util.Optional.empty();
    };
  }

  /// For a schema, not quoted.
  static String schema(State state, String database, String schema) {
    return free(ObjectNames.engineSchema(database, schema), state.engineSchemas());
  }

  /// For a column beside others, not quoted.
  static String column(String name, Collection<String> others) {
    Set<String> taken = new HashSet<>();
    others.forEach(other -> taken.add(other.toLowerCase(Locale.ROOT)));
    return free(name, taken);
  }

  /// The part behind the schema of a quoted name, still quoted.
  static String last(String engineName) {
    int open = 0;
    boolean quoted = false;
    for (int i = 0; i < engineName.length(); i++) {
      char c = engineName.charAt(i);
      quoted = c == '"' ? !quoted : quoted;
      open = c == '.' && !quoted ? i + 1 : open;
    }
    return engineName.substring(open);
  }
}
