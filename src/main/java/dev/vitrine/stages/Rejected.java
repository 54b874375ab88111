package dev.vitrine.stages;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records that one statement refused, as rows of [RowErrors#COLUMNS]: so many, and no more text of
/// them than can be kept.
final class Rejected {

  private static final int MOST = 10_000;
  private static final long MOST_CHARACTERS = 4L << 20;

  private final String prefix;
  private final List<List<@Nullable String>> rows = new ArrayList<>();
  private long characters;

  /// @param prefix of the files' names, as told
  Rejected(String prefix) {
    this.prefix = prefix;
  }

  void add(RowError error) {
    long length = (long) error.record().length() + error.message().length();
    if (rows.size() < MOST && characters + length <= MOST_CHARACTERS) {
      rows.add(RowErrors.row(error, prefix));
      characters += length;
    }
  }

  List<List<@Nullable String>> rows() {
    return rows;
  }

  long characters() {
    return characters;
  }
}
