package dev.vitrine.warehouses.duckdb;

import java.nio.file.Path;
import java.util.Optional;

/// What an instance of the engine has beside its limits.
///
/// @param home of its file `vitrine.duckdb`; empty for one whose data lie in memory
/// @param spill directory for what does not fit into memory; empty for none
/// @param readable directory whose files its own statements may read; empty for none
/// @param schema that is there from the first moment, as `DB.SCHEMA`
/// @param translates whether it has the functions that translated SQL calls
/// @param divides whether it reads files or what is attached, which the engine divides among
///   threads
record Instance(
    Optional<Path> home,
    Optional<Path> spill,
    Optional<Path> readable,
    String schema,
    boolean translates,
    boolean divides) {

  /// The server's own warehouse.
  ///
  /// @param home empty for one in memory, which cannot spill
  static Instance warehouse(Optional<Path> home) {
    Optional<Path> spill = home.map(directory -> directory.resolve("spill"));
    return new Instance(home, spill, Optional.empty(), "VITRINE.PUBLIC", true, false);
  }

  /// One in memory that has somebody's file attached.
  static Instance reading() {
    return new Instance(
        Optional.empty(), Optional.empty(), Optional.empty(), "VITRINE.PUBLIC", true, true);
  }

  /// A client's own, in memory.
  ///
  /// @param directory of what spills, and of files that it may read
  static Instance session(Path directory) {
    return new Instance(
        Optional.empty(),
        Optional.of(directory.resolve("spill")),
        Optional.of(directory.resolve("files")),
        "memory.main",
        false,
        true);
  }
}
