package dev.vitrine.warehouses.duckdb;

import dev.vitrine.dialect.EngineText;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Optional;

/// The embedded warehouse in memory with all functions that translated SQL calls, for tests that
/// need no more than connections to it. One for all tests, as it keeps nothing.
public final class LibraryDatabase {

  private static final Database DATABASE =
      Database.open(Instance.warehouse(Optional.empty()), WarehouseConfig.small());

  private LibraryDatabase() {}

  public static Connection connect() throws SQLException {
    return DATABASE.connectMaterialising(new Settings("VITRINE", "PUBLIC", ZoneId.of("UTC"), true));
  }

  /// What a client would be told.
  public static SqlError told(SQLException failure) {
    return EngineErrors.translate(failure, EngineText.internal(""));
  }
}
