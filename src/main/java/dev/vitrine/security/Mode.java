package dev.vitrine.security;

/// How careful the server is: `vitrine.mode`.
public enum Mode {
  /// One person's machine: loopback only, an admin and a key made at first start.
  DEVELOPMENT,
  /// Everything must be configured; insecure combinations refuse the start.
  PRODUCTION
}
