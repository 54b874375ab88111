package dev.vitrine.stages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What is in a file, as a load would find it.
///
/// @param errors how many records cannot be loaded
/// @param told the first of them
record Examined(long rows, long errors, List<RowError> told) {

  /// Reads a file to its end, or to the first error.
  ///
  /// @param refused takes each error
  static Examined of(LoadFile file, boolean toFirstError, Consumer<RowError> refused) {
    long rows = 0;
    long errors = 0;
    List<RowError> first = new ArrayList<>();
    try (file) {
      while (file.next()) {
        rows++;
        Optional<RowError> error = file.error();
        if (error.isPresent()) {
          refused.accept(error.get());
          if (errors++ == 0) {
            first.add(error.get());
          }
          if (toFirstError) {
            break;
          }
        }
      }
    }
    return new Examined(rows, errors, first);
  }
}
