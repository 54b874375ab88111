package dev.vitrine.snowflake.script;

import dev.vitrine.kernel.Handle;
import dev.vitrine.snowflake.Steps.Past;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A script's statements that have run, by their query ids. Their rows are kept for `RESULT_SCAN`
/// while the script runs, of as many as there is room for, and only where its text may ask for
/// them.
final class PastStatements {

  private static final int MOST = 256;
  private static final long MOST_CHARACTERS = 8L << 20;

  private final boolean keeps;
  private final Temporaries temporaries;
  private final Map<String, Rows> kept = new LinkedHashMap<>();
  private final Set<String> unowned = new HashSet<>();
  private long characters;

  PastStatements(boolean keeps, Temporaries temporaries) {
    this.keeps = keeps;
    this.temporaries = temporaries;
  }

  /// Whether a script of that text may read its own statements' rows again.
  static boolean areReadBy(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    return Stream.of("RESULT_SCAN", "LAST_QUERY_ID", "SQLID").anyMatch(upper::contains);
  }

  static String newId() {
    return Handle.random().toString();
  }

  void ran(String queryId, Rows rows) {
    if (!keeps) {
      return;
    }
    kept.put(queryId, rows);
    characters += characters(rows);
    Iterator<Rows> oldest = kept.values().iterator();
    while (oldest.hasNext() && (kept.size() > MOST || characters > MOST_CHARACTERS)) {
      Rows forgotten = oldest.next();
      oldest.remove();
      forget(forgotten);
    }
  }

  private void forget(Rows rows) {
    characters -= characters(rows);
    if (rows instanceof Rows.Stored stored && unowned.remove(stored.table())) {
      temporaries.free(stored.table());
    }
  }

  /// Rows in the engine's tables are bounded by the engine.
  private static long characters(Rows rows) {
    return rows instanceof Rows.Listed listed
        ? listed.rows().stream()
            .mapToLong(row -> row.stream().filter(Objects::nonNull).mapToLong(String::length).sum())
            .sum()
        : 0;
  }

  /// The script itself needs a table no longer.
  void free(String table) {
    if (keeps && kept.values().stream().anyMatch(rows -> isIn(table, rows))) {
      unowned.add(table);
    } else {
      temporaries.free(table);
    }
  }

  private static boolean isIn(String table, Rows rows) {
    return rows instanceof Rows.Stored stored && stored.table().equals(table);
  }

  /// The rows of a statement of this script; empty for any other's.
  Optional<Past> find(String queryId) {
    return Optional.ofNullable(kept.get(queryId.toLowerCase(Locale.ROOT))).map(Rows::past);
  }
}
