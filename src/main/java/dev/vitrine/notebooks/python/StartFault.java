package dev.vitrine.notebooks.python;

import org.jspecify.annotations.Nullable;

/// Why a Python did not start, in words for whoever runs the server.
final class StartFault extends Exception {

  private static final long serialVersionUID = 1;

  private final String reason;

  StartFault(String reason, @Nullable Throwable cause) {
    super(reason, cause);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
