package dev.vitrine.snowflake;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a statement answers with.
public sealed interface Answer {

  /// The engine's rows, which are in the statement's result already.
  ///
  /// @param tables where these are as they were, in the engine's words, and the catalog is, the
  ///   same statement has the same rows; empty where it may have others
  record Delivered(Optional<Set<String>> tables) implements Answer {
    public Delivered() {
      this(Optional.empty());
    }
  }

  /// Rows that no engine made, as text.
  ///
  /// @param changed rows inserted, updated and deleted; null for a statement that changes none
  record Table(
      List<Column> columns, List<? extends List<@Nullable String>> rows, @Nullable Changed changed)
      implements Answer {}

  /// Rows that a statement changed.
  record Changed(long inserted, long updated, long deleted) {}

  /// One row that tells how it went.
  static Answer status(String text) {
    return new Table(
        List.of(new Column("status", SqlType.TEXT, true)), List.of(List.of(text)), null);
  }

  /// `Statement executed successfully.`
  static Answer done() {
    return status("Statement executed successfully.");
  }

  /// Rows without counts.
  static Answer rows(List<Column> columns, List<? extends List<@Nullable String>> rows) {
    return new Table(columns, rows, null);
  }
}
