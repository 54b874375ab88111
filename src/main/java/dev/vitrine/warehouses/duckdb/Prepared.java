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
/// @param columns of its rows as they are before conversion; none where it has none, or a
///   translator announced them
/// @param planned the engine knows it already; otherwise it gets the text when it runs
record Prepared(
    DuckDBPreparedStatement statement, EngineText text, ResultColumns columns, boolean planned) {

  /// The driver holds a connection's lock while it plans such a text, and a cancel waits for that.
  private static final int LONGEST_AT_ONCE = 16_384;

  /// For one run. The engine plans what reads a table at each run again, so that preparing first
  /// would plan twice; only who needs to know more than a translator says, or binds, prepares.
  static Prepared once(DuckDBConnection connection, Translation translation, boolean binds)
      throws SQLException {
    EngineText text = translation.text();
    if (binds || translation.announced().isEmpty() || text.sql().length() > LONGEST_AT_ONCE) {
      return of(connection, translation);
    }
    return new Prepared(
        (DuckDBPreparedStatement) connection.createStatement(), text, ResultColumns.NONE, false);
  }

  static Prepared of(DuckDBConnection connection, Translation translation) throws SQLException {
    EngineText text = translation.text();
    DuckDBPreparedStatement plain = connection.prepare(text.sql());
    try {
      if (translation.announced().isPresent()) {
        return new Prepared(plain, text, ResultColumns.NONE, true);
      }
      ResultColumns columns = ResultColumns.of(plain.getMetaData());
      if (!columns.needConversion()) {
        return new Prepared(plain, text, columns, true);
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
    return new Prepared(connection.prepare(wrapped.sql()), wrapped, columns, true);
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
    return new Prepared(connection.prepare(text.sql()), text, columns, true);
  }

  /// @return whether there are rows
  boolean execute() throws SQLException {
    return planned ? statement.execute() : statement.execute(text.sql());
  }

  void bind(List<@Nullable Object> values) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
  }
}
