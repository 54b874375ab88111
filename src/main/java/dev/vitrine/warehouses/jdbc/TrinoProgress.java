package dev.vitrine.warehouses.jdbc;

import io.trino.jdbc.TrinoStatement;
import java.sql.SQLException;
import java.sql.Statement;

/// How far Trino is, which it tells with each page.
final class TrinoProgress {

  private TrinoProgress() {}

  static void watch(Product product, Statement statement, Work work) throws SQLException {
    if (product == Product.TRINO) {
      statement
          .unwrap(TrinoStatement.class)
          .setProgressMonitor(now -> now.getProgressPercentage().ifPresent(work::percent));
    }
  }
}
