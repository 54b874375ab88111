package dev.vitrine.warehouses.jdbc;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where drivers lie that are not built in.
final class DriverDirectory {

  private static final String NAME = "lib-ext";

  private DriverDirectory() {}

  /// The configured one; else `lib-ext` in the directory where the server was started from, or
  /// beside its jars.
  static Path of(Optional<Path> configured) {
    return configured.orElseGet(() -> {
      Path here = Path.of(NAME).toAbsolutePath();
      return Files.isDirectory(here) ? here : besideJars().orElse(here);
    });
  }

  private static Optional<Path> besideJars() {
    try {
      Path jar =
          Path.of(
              DriverDirectory.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Optional.ofNullable(jar.getParent()).map(lib -> lib.resolveSibling(NAME));
    } catch (URISyntaxException noFile) {
      return Optional.empty();
    }
  }
}
