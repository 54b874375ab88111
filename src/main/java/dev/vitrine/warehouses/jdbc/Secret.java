package dev.vitrine.warehouses.jdbc;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where a password lies. It is read when a connection is opened and never shown; a reference is
/// shown as what it is.
public sealed interface Secret {

  /// There is none.
  record None() implements Secret {}

  /// In an environment variable of the server.
  record Environment(String variable) implements Secret {}

  /// The content of a file, without the line's end.
  record InFile(Path path) implements Secret {}

  /// In the configuration itself.
  record Plain(String value) implements Secret {
    @Override
    public String toString() {
      return "Plain[…]";
    }
  }

  /// @throws SqlError that names the variable or the file which is missing
  default String read() {
    return read(System::getenv);
  }

  /// @param environment gives a variable's value, or null
  default String read(UnaryOperator<@Nullable String> environment) {
    return switch (this) {
      case None _ -> "";
      case Plain(String value) -> value;
      case Environment(String variable) -> {
        String value = environment.apply(variable);
        if (value == null) {
          throw missing("the environment variable " + variable + " is not set");
        }
        yield value;
      }
      case InFile(Path path) -> content(path);
    };
  }

  private static String content(Path path) {
    try {
      return Files.readString(path).stripTrailing();
    } catch (IOException unreadable) {
      throw missing("the file " + path + " cannot be read");
    }
  }

  private static SqlError missing(String why) {
    return new SqlError(ErrorCode.CONNECTION_FAILED, "no password for the connection: " + why);
  }
}
