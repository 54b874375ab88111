package dev.vitrine.security.start;

import dev.vitrine.security.Mode;
import java.util.List;
import java.util.Locale;

/// The server does not start like this.
final class UnsafeSettings extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnsafeSettings(Mode mode, List<String> problems) {
    super(
        "refusing to start in "
            + mode.name().toLowerCase(Locale.ROOT)
            + " mode:\n  - "
            + String.join("\n  - ", problems));
  }
}
