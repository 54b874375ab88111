package dev.vitrine.stages;

import dev.vitrine.dialect.catalog.OptionValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What statements do with the files of a place.
public final class Copying {

  private Copying() {}

  /// Refuses copy options that no load takes.
  public static void check(Map<String, OptionValue> options) {
    var _ = LoadOptions.of(options);
  }

  /// The files of a place whose whole path matches a pattern.
  public static List<StagedFile> files(Selection place, Optional<String> pattern) {
    return place.all(pattern.map(CopyOptions::pattern));
  }

  /// The files of these names.
  ///
  /// @throws dev.vitrine.kernel.SqlError `FILE_NOT_FOUND`
  public static List<StagedFile> named(Selection place, List<String> names) {
    return place.named(names);
  }

  /// Removes them.
  ///
  /// @return their paths
  public static List<String> remove(Selection place, Optional<String> pattern) {
    List<String> removed = new ArrayList<>();
    for (String path : place.paths(pattern.map(CopyOptions::pattern))) {
      if (place.area().remove(new StagePath(path))) {
        removed.add(path);
      }
    }
    return removed;
  }
}
