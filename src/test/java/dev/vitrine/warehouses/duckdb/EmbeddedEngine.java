package dev.vitrine.warehouses.duckdb;

import dev.vitrine.dialect.EngineText;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;

/// The embedded engine as the server opens it, in memory, for tests of what is translated for it.
public final class EmbeddedEngine implements AutoCloseable {

  private final Database database;
  private final Connection connection;

  public EmbeddedEngine() {
    try {
      database = Database.open(Instance.warehouse(Optional.empty()), WarehouseConfig.small());
      connection =
          database.connectMaterialising(new Settings("VITRINE", "PUBLIC", ZoneId.of("UTC"), true));
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  public Connection connection() {
    return connection;
  }

  /// The error that a client would see.
  public static SqlError error(SQLException failed) {
    return EngineErrors.translate(failed, EngineText.internal(""));
  }

  @Override
  public void close() {
    try {
      connection.close();
      database.close();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
