package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What an administrator may say over HTTP, which is less than what the server's own configuration
/// may: no password in plain, and no file but in directories that the operator named.
record OverHttp(List<Path> directories) {

  private static final Pattern VARIABLE =
      Pattern.compile("(?!VITRINE_)[A-Z][A-Z0-9_]{0,60}PASSWORD");

  void check(String name, Map<String, Object> written) {
    for (String key : List.of("password", "url")) {
      if (written.containsKey(key)) {
        throw wrong(
            name,
            key
                + " is not taken over HTTP: name where the password is, password_env or password_file");
      }
    }
  }

  void check(ConnectionSpec spec) {
    spec.file().ifPresent(file -> requireInside(spec.name(), file));
    switch (spec.password()) {
      case Secret.InFile(Path file) -> requireInside(spec.name(), file);
      case Secret.Environment(String variable) -> {
        if (!VARIABLE.matcher(variable).matches()) {
          throw wrong(
              spec.name(),
              "password_env over HTTP must be a variable whose name ends with PASSWORD");
        }
      }
      case Secret.Plain _, Secret.None _ -> {}
    }
  }

  /// A link leads to where it leads.
  ///
  /// @throws SqlError `NOT_ALLOWED`
  void requireInside(String name, Path file) {
    for (Path directory : directories) {
      try {
        if (file.toRealPath().startsWith(directory.toRealPath())) {
          return;
        }
      } catch (IOException absent) {
        // not there, so not in there
      }
    }
    throw new SqlError(
        ErrorCode.NOT_ALLOWED,
        "connection %s: the file %s is not there, or not in a directory that vitrine.connection-directories names"
            .formatted(name, file));
  }

  private static SqlError wrong(String name, String what) {
    return new SqlError(ErrorCode.BAD_REQUEST, "connection " + name + ": " + what);
  }
}
