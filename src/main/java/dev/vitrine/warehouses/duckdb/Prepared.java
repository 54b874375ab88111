package dev.vitrine.warehouses.duckdb;

import dev.vitrine.dialect.EngineText;
import dev.vitrine.kernel.Column;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

/// A statement ready to run on one connection.
///
/// @param text what the engine was given, for positions in errors
/// @param columns of its rows as they are before conversion; none for a statement without
record Prepared(DuckDBPreparedStatement statement, EngineText text, ResultColumns columns) {

  static Prepared of(DuckDBConnection connection, Translation translation) throws SQLException {
    EngineText text = translation.text();
    DuckDBPreparedStatement plain = connection.prepare(text.sql());
    try {
      ResultColumns columns = ResultColumns.of(plain.getMetaData());
      if (!columns.needConversion() || translation.announced().isPresent()) {
        return new Prepared(plain, text, columns);
      }
      Prepared converted = converting(connection, text, columns, translation.changesRows());
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
    return new Prepared(connection.prepare(wrapped.sql()), wrapped, columns);
  }

  /// The columns of the rows that came, if the sink can take them. What was announced may differ: a
  /// table was replaced meanwhile, or a type depends on a bound value or on the data.
  Optional<List<Column>> deliverable(ResultColumns came, Optional<List<Column>> announced) {
    if (announced.isPresent()) {
      return announced;
    }
    if (!isConverted()) {
      return came.needConversion() ? Optional.empty() : Optional.of(came.columns());
    }
    return columns.carriedAs(came) ? Optional.of(columns.columns()) : Optional.empty();
  }

  boolean isConverted() {
    return columns.needConversion();
  }

  /// The same text prepared anew.
  Prepared again(DuckDBConnection connection) throws SQLException {
    return new Prepared(connection.prepare(text.sql()), text, columns);
  }

  void bind(List<@Nullable Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }
}
