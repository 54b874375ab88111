package dev.vitrine.stages;

import dev.vitrine.dialect.StringLiterals;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which files were loaded into which table, for 64 days: kept in the engine, in the transaction of
/// the load itself, so that a load that is rolled back was none.
public final class LoadHistory {

  /// The engine's table of it, which the engine makes.
  private static final String TABLE = "__vitrine.loads";

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
                + " AND loaded > "
                + timestamp(now.minus(KEPT))
                + " ORDER BY loaded",
            2);
    Map<String, String> loaded = new HashMap<>();
    rows.forEach(row ->
        loaded.put(Objects.requireNonNull(row.get(0)), Objects.requireNonNullElse(row.get(1), "")));
    return loaded;
  }

  /// @param files as told, with the rows loaded of each
  void add(String tableId, Map<StagedFile, Long> files, String prefix) {
    StringBuilder rows = new StringBuilder();
    files.forEach((file, loaded) ->
        rows.append(rows.isEmpty() ? "" : ", ")
            .append('(')
            .append(StringLiterals.quoted(tableId))
            .append(", ")
            .append(StringLiterals.quoted(prefix + file.path()))
            .append(", ")
            .append(StringLiterals.quoted(file.md5()))
            .append(", ")
            .append(file.size())
            .append(", ")
            .append(timestamp(now))
            .append(", ")
            .append(loaded)
            .append(')'));
    var _ =
        engine.change("DELETE FROM " + TABLE + " WHERE loaded <= " + timestamp(now.minus(KEPT)));
    var _ = engine.change("INSERT INTO " + TABLE + " VALUES " + rows);
  }

  /// Forgets all loads of a table: what TRUNCATE does.
  public static String forgetting(String tableId) {
    return "DELETE FROM " + TABLE + " WHERE table_id = " + StringLiterals.quoted(tableId);
  }

  private static String timestamp(Instant instant) {
    return "TIMESTAMP '" + instant.toString().replace("T", " ").replace("Z", "") + "'";
  }
}
