package dev.vitrine.stages;

import dev.vitrine.dialect.StringLiterals;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which files were loaded into which table, and which were not, for 64 days: kept in the engine,
/// in the transaction of the load itself, so that a load that is rolled back was none.
public final class LoadHistory {

  /// The engine's table of it, which the engine makes.
  private static final String TABLE = "__vitrine.loads";

  private static final String COLUMNS =
      " (table_id, file, md5, size, loaded, rows, status, parsed, errors, error_limit, message, line,"
          + " character, \"column\")";

  static final Duration KEPT = Duration.ofDays(64);

  private final EngineAccess engine;
  private final Instant now;

  LoadHistory(EngineAccess engine, Instant now) {
    this.engine = engine;
    this.now = now;
  }

  /// The sums of the files that were loaded, by their names.
  ///
  /// @param tableId never used again for another table
  Map<String, String> of(String tableId) {
    List<List<@Nullable String>> rows =
        engine.rows(
            "SELECT file, md5 FROM "
                + TABLE
                + " WHERE table_id = "
                + StringLiterals.quoted(tableId)
                + " AND coalesce(status, '') <> 'LOAD_FAILED' AND loaded > "
                + timestamp(now.minus(KEPT))
                + " ORDER BY loaded",
            2);
    Map<String, String> loaded = new HashMap<>();
    rows.forEach(row ->
        loaded.put(Objects.requireNonNull(row.get(0)), Objects.requireNonNullElse(row.get(1), "")));
    return loaded;
  }

  /// @param files that were read, with what became of each
  void add(String tableId, Map<StagedFile, FileReport> files, String prefix) {
    String rows =
        files.entrySet().stream()
            .map(each -> row(tableId, prefix, each.getKey(), each.getValue()))
            .collect(Collectors.joining(", "));
    var _ =
        engine.change("DELETE FROM " + TABLE + " WHERE loaded <= " + timestamp(now.minus(KEPT)));
    var _ = engine.change("INSERT INTO " + TABLE + COLUMNS + " VALUES " + rows);
  }

  private String row(String tableId, String prefix, StagedFile file, FileReport report) {
    return Stream.of(
            StringLiterals.quoted(tableId),
            StringLiterals.quoted(prefix + file.path()),
            StringLiterals.quoted(file.md5()),
            Long.toString(file.size()),
            timestamp(now),
            Long.toString(report.loaded()),
            StringLiterals.quoted(report.status().name()),
            Long.toString(report.parsed()),
            Long.toString(report.errors()),
            report.limit().map(String::valueOf).orElse("NULL"),
            told(report, RowError::message),
            report.first().map(error -> Long.toString(error.place().line())).orElse("NULL"),
            report.first().map(error -> Long.toString(error.place().character())).orElse("NULL"),
            told(report, RowError::column))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String told(FileReport report, Function<RowError, String> part) {
    return report.first().map(part).map(StringLiterals::quoted).orElse("NULL");
  }

  /// Forgets all loads of a table: what TRUNCATE does.
  public static String forgetting(String tableId) {
    return "DELETE FROM " + TABLE + " WHERE table_id = " + StringLiterals.quoted(tableId);
  }

  private static String timestamp(Instant instant) {
    return "TIMESTAMP '" + instant.toString().replace("T", " ").replace("Z", "") + "'";
  }
}
