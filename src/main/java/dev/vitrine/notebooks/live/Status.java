package dev.vitrine.notebooks.live;

import java.util.Locale;

/// Where a cell is.
enum Status {
  IDLE,
  RUNNING,
  SUCCESS,
  ERROR,
  /// It cannot run: by its text, or because what it depends on failed.
  BLOCKED;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
