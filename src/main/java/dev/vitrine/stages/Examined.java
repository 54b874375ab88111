package dev.vitrine.stages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is in a file, as a load would find it.
///
/// @param errors how many records cannot be loaded
/// @param told the first of them, as many as were asked for
record Examined(long rows, long errors, List<RowError> told) {

  /// Reads a file to its end, or to the first error.
  static Examined of(LoadFile file, boolean toFirstError, int most) {
    long rows = 0;
    long errors = 0;
    List<RowError> told = new ArrayList<>();
    try (file) {
      while (file.next()) {
        rows++;
        Optional<RowError> error = file.error();
        if (error.isPresent()) {
          errors++;
          if (told.size() < most) {
            told.add(error.get());
          }
          if (toFirstError) {
            break;
          }
        }
      }
    }
    return new Examined(rows, errors, told);
  }
}
