package dev.vitrine.warehouses.duckdb;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.RowFeed;
import dev.vitrine.warehouses.RowFeed.Cursor;
import dev.vitrine.warehouses.RowFeed.Kind;
import dev.vitrine.warehouses.RowFeed.Lent;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBTableFunctionState;
import org.duckdb.DuckDBWritableVector;

/// Tables whose rows come from outside the engine: one table function, to which each feed is known
/// by a name that nobody can guess. Any thread may lend.
final class Feeds implements DuckDBTableFunction<RowFeed, Feeds.Reading, Object> {

  private static final String FUNCTION = "sf_rows";

  private final Map<String, RowFeed> lent = new ConcurrentHashMap<>();

  /// Makes the table function known to the whole instance.
  void register(DuckDBConnection root) throws SQLException {
    var _ =
        DuckDBFunctions.tableFunction()
            .withName(FUNCTION)
            .withParameter(String.class)
            .withProjectionPushdown()
            .withFunction(this)
            .register(root);
  }

  Lent lend(RowFeed feed) {
    String name = UUID.randomUUID().toString();
    lent.put(name, feed);
    return new Lent(FUNCTION + "('" + name + "')", () -> lent.remove(name));
  }

  @Override
  public RowFeed bind(DuckDBTableFunctionBindInfo info) {
    RowFeed feed = lent.get(String.valueOf(info.getParameter(0).getString()));
    if (feed == null) {
      throw new IllegalArgumentException("these rows are not to be had any more");
    }
    List<Kind> columns = feed.columns();
    for (int i = 0; i < columns.size(); i++) {
      info.addResultColumn(
          "c" + (i + 1), columns.get(i) == Kind.NUMBER ? Long.class : String.class);
    }
    return feed;
  }

  @Override
  public Reading init(DuckDBTableFunctionInitInfo info) {
    info.setMaxThreads(1);
    int[] wanted = new int[(int) info.getColumnCount()];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = (int) info.getColumnIndex(i);
    }
    RowFeed feed = info.getBindData();
    return told(() -> new Reading(feed.open(), wanted));
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) {
    Reading reading = call.getInitData();
    return told(() -> reading.fill(chunk));
  }

  private interface Step<T> {
    T run();
  }

  /// The engine passes on a message only; it is read back where the engine's errors are read.
  private static <T> T told(Step<T> step) {
    try {
      return step.run();
    } catch (SqlError error) {
      throw new IllegalStateException(EngineErrors.raised(error), error);
    } catch (RuntimeException failure) {
      throw new IllegalStateException(
          EngineErrors.raised(
              SqlError.because(ErrorCode.INTERNAL, "a file could not be read", failure)),
          failure);
    }
  }

  /// One scan of a feed by one statement.
  static final class Reading implements DuckDBTableFunctionState {

    private final Cursor cursor;
    private final int[] wanted;

    Reading(Cursor cursor, int[] wanted) {
      this.cursor = cursor;
      this.wanted = wanted;
    }

    private long fill(DuckDBDataChunkWriter chunk) {
      long capacity = chunk.capacity();
      DuckDBWritableVector[] vectors = new DuckDBWritableVector[wanted.length];
      for (int i = 0; i < vectors.length; i++) {
        vectors[i] = chunk.vector(i);
      }
      long row = 0;
      while (row < capacity && cursor.next()) {
        for (int i = 0; i < wanted.length; i++) {
          set(vectors[i], row, cursor, wanted[i]);
        }
        row++;
      }
      return row;
    }

    private static void set(DuckDBWritableVector vector, long row, Cursor cursor, int column) {
      switch (cursor.value(column)) {
        case null -> vector.setNull(row);
        case Long number -> vector.setLong(row, number);
        case Object text -> vector.setString(row, text.toString());
      }
    }

    @Override
    public void close() {
      cursor.close();
    }
  }
}
