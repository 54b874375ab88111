package dev.vitrine.warehouses.duckdb;

import dev.vitrine.dialect.EngineText;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

/// A statement ready to run on one connection.
///
/// @param text what the engine was given, for positions in errors
/// @param columns of its rows; none for a statement without
/// @param carriedTypes the engine's types behind the conversions
record Prepared(
    DuckDBPreparedStatement statement,
    EngineText text,
    ResultColumns columns,
    List<String> carriedTypes) {

  /// @param changesRows a DML statement, whose rows come from `RETURNING`
  static Prepared of(DuckDBConnection connection, EngineText text, boolean changesRows)
      throws SQLException {
    DuckDBPreparedStatement plain = connection.prepare(text.sql());
    try {
      ResultColumns columns = ResultColumns.of(plain.getMetaData());
      if (!columns.needConversion()) {
        return new Prepared(plain, text, columns, columns.engineTypes());
      }
      Prepared converted = converting(connection, text, columns, changesRows);
      plain.close();
      return converted;
    } catch (SQLException | RuntimeException failure) {
      plain.close();
      throw failure;
    }
  }

  /// The same statement with its columns brought into the form that sinks know.
  static Prepared converting(
      DuckDBConnection connection, EngineText text, ResultColumns columns, boolean changesRows)
      throws SQLException {
    List<String> around = columns.around(changesRows);
    EngineText wrapped = text.within(around.getFirst(), around.getLast());
    DuckDBPreparedStatement statement = connection.prepare(wrapped.sql());
    List<String> carried = ResultColumns.of(statement.getMetaData()).engineTypes();
    return new Prepared(statement, wrapped, columns, carried);
  }

  /// Whether the rows that came are of the types that were announced: a table may have been
  /// replaced meanwhile, and a bound value's type is known only now.
  boolean announced(ResultSetMetaData metadata) throws SQLException {
    return ResultColumns.of(metadata).engineTypes().equals(carriedTypes);
  }

  boolean isConverted() {
    return columns.needConversion();
  }

  /// The same text prepared anew.
  Prepared again(DuckDBConnection connection) throws SQLException {
    return new Prepared(connection.prepare(text.sql()), text, columns, carriedTypes);
  }

  void bind(List<@Nullable Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }
}
