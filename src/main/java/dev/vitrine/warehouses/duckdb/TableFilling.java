package dev.vitrine.warehouses.duckdb;

import dev.vitrine.dialect.EngineText;
import dev.vitrine.dialect.QuotedName;
import dev.vitrine.kernel.Column;
import dev.vitrine.warehouses.Filling;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Fills a temporary table through the engine's appender.
final class TableFilling implements Filling {

  private final DuckDBConnection connection;
  private final String table;
  private final Threads threads;
  private List<Column> columns = List.of();
  private List<Appended> cells = List.of();
  private @Nullable DuckDBAppender appender;
  private long rows;
  private boolean finished;

  /// @param table a name that the session has no table of
  TableFilling(DuckDBConnection connection, String table, Threads threads) {
    this.connection = connection;
    this.table = table;
    this.threads = threads;
  }

  @Override
  public void columns(List<Column> names) {
    columns = List.copyOf(names);
  }

  @Override
  public void batch(VectorSchemaRoot batch) {
    try {
      DuckDBAppender into = appender == null ? open(batch.getFieldVectors()) : appender;
      for (int row = 0; row < batch.getRowCount(); row++) {
        into.beginRow();
        for (int i = 0; i < cells.size(); i++) {
          append(into, i, batch.getVector(i), row);
        }
        into.endRow();
      }
      rows += batch.getRowCount();
      threads.filled(rows);
    } catch (SQLException failure) {
      throw EngineErrors.translate(failure, EngineText.internal(""));
    }
  }

  private void append(DuckDBAppender into, int column, FieldVector vector, int row)
      throws SQLException {
    if (vector.isNull(row)) {
      into.appendNull();
    } else {
      cells.get(column).append(into, vector, row);
    }
  }

  private DuckDBAppender open(List<FieldVector> vectors) throws SQLException {
    List<Appended> kinds = new ArrayList<>();
    StringBuilder definition = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      Appended kind = Appended.of(columns.get(i).type(), vectors.isEmpty() ? null : vectors.get(i));
      kinds.add(kind);
      definition
          .append(i == 0 ? "" : ", ")
          .append(QuotedName.of(columns.get(i).name()))
          .append(' ')
          .append(kind.sqlType());
    }
    Database.execute(
        connection, List.of("create temp table " + QuotedName.of(table) + " (" + definition + ")"));
    DuckDBAppender made = connection.createAppender("temp", "main", table);
    cells = kinds;
    appender = made;
    return made;
  }

  @Override
  public long finish() {
    try {
      DuckDBAppender filled = appender == null ? open(List.of()) : appender;
      filled.close();
      finished = true;
      return rows;
    } catch (SQLException failure) {
      throw EngineErrors.translate(failure, EngineText.internal(""));
    }
  }

  @Override
  public void close() {
    DuckDBAppender left = appender;
    if (finished || left == null) {
      return;
    }
    try {
      left.close();
      Database.execute(connection, List.of("drop table if exists " + QuotedName.of(table)));
    } catch (SQLException gone) {
      // its session goes too, and the table with it
    }
  }
}
