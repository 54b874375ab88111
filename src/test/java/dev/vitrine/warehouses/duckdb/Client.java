package dev.vitrine.warehouses.duckdb;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.RowSink;
import dev.vitrine.warehouses.Run;
import dev.vitrine.warehouses.Run.Effect;
import dev.vitrine.warehouses.Settings;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/// Runs statements on an engine and keeps what came, for tests.
public final class Client implements RowSink {

  public static final Settings SNOWFLAKE =
      new Settings("VITRINE", "PUBLIC", ZoneId.of("UTC"), true);
  public static final Settings DUCKDB = new Settings("VITRINE", "PUBLIC", ZoneId.of("UTC"), false);

  private final DuckDbEngine engine;
  private Settings settings = SNOWFLAKE;
  private Optional<String> session = Optional.empty();
  private List<Column> columns = List.of();
  private List<List<@Nullable Object>> rows = new ArrayList<>();

  public Client(DuckDbEngine engine) {
    this.engine = engine;
  }

  public Client with(Settings other) {
    settings = other;
    return this;
  }

  public Client in(String name) {
    session = Optional.of(name);
    return this;
  }

  public Run statement(String sql, @Nullable Object... values) {
    return new Run(Handle.random(), session, settings, sql, Arrays.asList(values), Effect.READS);
  }

  public Outcome run(String sql, @Nullable Object... values) {
    rows = new ArrayList<>();
    return engine.run(statement(sql, values), this, CommitGate.OPEN);
  }

  public List<List<@Nullable Object>> rows(String sql, @Nullable Object... values) {
    run(sql, values);
    return rows;
  }

  /// The first row's only value, as text.
  public String value(String sql, @Nullable Object... values) {
    return String.valueOf(rows(sql, values).getFirst().getFirst());
  }

  public SqlError error(String sql, @Nullable Object... values) {
    try {
      run(sql, values);
    } catch (SqlError error) {
      return error;
    }
    throw new AssertionError("no error: " + sql);
  }

  /// Forgets the rows that came.
  void clear() {
    rows = new ArrayList<>();
  }

  /// What came, its first column as texts.
  List<String> firstColumn() {
    return rows.stream().map(row -> String.valueOf(row.getFirst())).toList();
  }

  public List<Column> lastColumns() {
    return columns;
  }

  @Override
  public void columns(List<Column> named) {
    columns = named;
  }

  @Override
  public void batch(VectorSchemaRoot batch) {
    for (int row = 0; row < batch.getRowCount() && rows.size() < 10_000; row++) {
      List<@Nullable Object> cells = new ArrayList<>();
      for (FieldVector vector : batch.getFieldVectors()) {
        Object cell = vector.getObject(row);
        cells.add(cell instanceof org.apache.arrow.vector.util.Text text ? text.toString() : cell);
      }
      rows.add(cells);
    }
  }
}
