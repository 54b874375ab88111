package dev.vitrine.sessions;

import dev.vitrine.warehouses.duckdb.DuckDbEngine;
import java.nio.file.Path;
import java.util.List;

/// A DuckDB instance with the directory that it alone uses.
///
/// @param tables that are in it from the start, in their order
record OwnEngine(DuckDbEngine engine, Path directory, List<String> tables) {

  /// Where files wait that it is to read.
  Path files() {
    return directory.resolve("files");
  }
}
