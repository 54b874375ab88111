package dev.vitrine.warehouses.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/// SQLite files for tests.
public final class Sqlite {

  private Sqlite() {}

  /// A new file with what the statements put there.
  public static Path file(Path directory, String... statements) {
    Path file = directory.resolve("t.sqlite");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
      return file;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static JdbcEngine engine(Path file, boolean readOnly) {
    ConnectionSpec spec =
        new ConnectionSpec(
            "lite",
            Product.SQLITE,
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.of(file),
            Optional.empty(),
            new Secret.None(),
            Map.of(),
            readOnly,
            ConnectionSpec.Identity.SHARED,
            ConnectionSpec.Sizes.DEFAULT);
    return new JdbcEngine(spec, new Drivers(Path.of("lib-ext")));
  }
}
