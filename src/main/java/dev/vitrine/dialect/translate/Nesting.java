package dev.vitrine.dialect.translate;

import dev.vitrine.kernel.ErrorCode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// How deep queries lie within each other, common tables and views counted where they are read. The
/// engine plans a query by recursion on the stack of the thread that asks, and dies when that ends.
final class Nesting {

  private static final int MOST = 100;

  private final Map<String, Integer> commonTables = new HashMap<>();
  private int deepest;

  /// Translates one query.
  ///
  /// @throws dev.vitrine.kernel.SqlError when it goes too deep
  Rows query(Supplier<Rows> translation) {
    int before = deepest;
    deepest = 0;
    Rows rows = translation.get();
    if (deepest >= MOST) {
      throw Problems.plain(
          ErrorCode.COMPILATION,
          "queries within queries, common tables and views counted, go deeper than "
              + MOST
              + " levels");
    }
    deepest = Math.max(before, deepest + 1);
    return rows;
  }

  /// Translates what a common table stands for: it counts where it is read.
  Rows commonTable(String engineName, Supplier<Rows> translation) {
    int before = deepest;
    deepest = 0;
    Rows rows = query(translation);
    commonTables.put(engineName, deepest);
    deepest = before;
    return rows;
  }

  /// A common table is read.
  void read(String engineName) {
    deepest = Math.max(deepest, commonTables.getOrDefault(engineName, 0));
  }
}
