package dev.vitrine.stages;

import java.nio.file.Path;
import java.util.UUID;

/// Names of files that are not whole yet.
final class Uploads {

  /// What their names begin with; no list shows them.
  static final String MARK = ".vitrine-";

  private Uploads() {}

  static Path beside(Path target) {
    return target.resolveSibling(MARK + UUID.randomUUID() + ".part");
  }
}
