package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.snowflake.ScriptVariables;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The names of one block while it runs, and of those around it.
final class Frame implements ScriptVariables {

  private final @Nullable Frame outer;
  private @Nullable Map<String, Entry> entries;

  Frame(@Nullable Frame outer) {
    this.outer = outer;
  }

  void declare(String name, Entry entry) {
    if (entries == null) {
      entries = new HashMap<>();
    }
    entries.put(name, entry);
  }

  @Nullable Entry find(String name) {
    for (Frame frame = this; frame != null; frame = frame.outer) {
      Entry entry = frame.entries == null ? null : frame.entries.get(name);
      if (entry != null) {
        return entry;
      }
    }
    return null;
  }

  @Override
  public Optional<Typed> variable(String upperCaseName) {
    int point = upperCaseName.indexOf('.');
    if (point < 0) {
      return find(upperCaseName) instanceof Entry.Variable variable
          ? Optional.of(variable.value().typed())
          : Optional.empty();
    }
    return find(upperCaseName.substring(0, point)) instanceof Entry.Row row
        ? Optional.ofNullable(row.cells().get(upperCaseName.substring(point + 1))).map(Value::typed)
        : Optional.empty();
  }

  /// All names, the inner ones last.
  void each(BiConsumer<String, Entry> visitor) {
    if (outer != null) {
      outer.each(visitor);
    }
    if (entries != null) {
      entries.forEach(visitor);
    }
  }
}
