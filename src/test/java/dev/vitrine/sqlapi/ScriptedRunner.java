package dev.vitrine.sqlapi;

import dev.vitrine.dialect.Script;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.Position;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.results.ResultStore;
import dev.vitrine.results.ResultWriter;
import dev.vitrine.statements.Execution;
import dev.vitrine.statements.Statement.DmlCounts;
import dev.vitrine.statements.Statement.Progress;
import dev.vitrine.statements.StatementRunner;
import dev.vitrine.statements.Submission;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.DriverManager;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBResultSet;

/// Runs what a test needs at the moment that it needs it: `hold NAME` until released, `fail CODE`,
/// `insert`, `chart`; anything else is a query on an empty DuckDB.
@Singleton
@Primary
@Requires(property = "spec.name", value = "sqlapi")
final class ScriptedRunner implements StatementRunner {

  private final ResultStore store;
  private final Map<String, CountDownLatch> holds = new ConcurrentHashMap<>();
  private final Map<Handle, CountDownLatch> held = new ConcurrentHashMap<>();
  private final Map<Handle, Boolean> stopped = new ConcurrentHashMap<>();
  final AtomicInteger runs = new AtomicInteger();

  ScriptedRunner(ResultStore store) {
    this.store = store;
  }

  /// Lets the statement `hold NAME` go on.
  void release(String name) {
    hold(name).countDown();
  }

  private CountDownLatch hold(String name) {
    return holds.computeIfAbsent(name, _ -> new CountDownLatch(1));
  }

  @Override
  public Finished run(Execution execution) {
    runs.incrementAndGet();
    Submission submission = execution.submission();
    List<Script.Part> parts = Script.split(submission.text(), Escapes.SNOWFLAKE);
    if (submission.parameters().statementCount() == 1 || parts.size() == 1) {
      return one(execution, submission.text());
    }
    for (Script.Part part : parts) {
      execution.child(part.text(), child -> one(child, part.text()));
    }
    return new Finished(Optional.empty(), Optional.empty(), false, Optional.empty());
  }

  private Finished one(Execution execution, String text) {
    String[] words = text.strip().split("\\s+", 2);
    return switch (words[0]) {
      case "hold" -> holding(execution, words[1]);
      case "fail" ->
          throw new SqlError(ErrorCode.valueOf(words[1]), "it failed", new Position(2, 7));
      case "insert" ->
          rows(
              execution,
              "select 3::bigint as \"number of rows inserted\"",
              false,
              Optional.of(new DmlCounts(3, 0, 0)));
      case "chart" ->
          rows(
              execution,
              "select '{\"mark\":\"point\"}' as \"SPEC\", '{\"rows\":1}' as \"METADATA\"",
              true,
              Optional.empty());
      default -> rows(execution, text, false, Optional.empty());
    };
  }

  private Finished holding(Execution execution, String name) {
    CountDownLatch latch = hold(name);
    held.put(execution.handle(), latch);
    try {
      if (!execution.isStopping()) {
        latch.await();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (stopped.containsKey(execution.handle())) {
      throw new SqlError(ErrorCode.CANCELED, "SQL execution canceled");
    }
    return rows(execution, "select 1 as \"X\"", false, Optional.empty());
  }

  private Finished rows(
      Execution execution, String sql, boolean chart, Optional<DmlCounts> counts) {
    try (ResultWriter writer = store.writer(execution.handle(), 0)) {
      fill(writer, sql);
      ResultInfo info = writer.finish();
      Optional<Inline> inline = writer.inline().map(bytes -> () -> bytes);
      return new Finished(Optional.of(info), inline, chart, counts);
    } catch (Exception failed) {
      throw SqlError.because(ErrorCode.SYNTAX, "cannot run: " + sql, failed);
    }
  }

  private static void fill(ResultWriter writer, String sql) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var rows = (DuckDBResultSet) statement.executeQuery(sql);
        BufferAllocator allocator = new RootAllocator()) {
      writer.columns(columns(rows.getMetaData()));
      try (var reader = (ArrowReader) rows.arrowExportStream(allocator, 1024)) {
        while (reader.loadNextBatch()) {
          writer.batch(reader.getVectorSchemaRoot());
        }
      }
    }
  }

  private static List<Column> columns(ResultSetMetaData metaData) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= metaData.getColumnCount(); i++) {
      columns.add(Column.of(metaData.getColumnLabel(i), type(metaData.getColumnTypeName(i))));
    }
    return columns;
  }

  private static SqlType type(String name) {
    return switch (name) {
      case "INTEGER", "BIGINT" -> SqlType.fixed(38, 0);
      case "DOUBLE" -> SqlType.REAL;
      case "BOOLEAN" -> SqlType.BOOLEAN;
      case "DATE" -> SqlType.DATE;
      default -> SqlType.TEXT;
    };
  }

  @Override
  public void stop(Handle handle) {
    stopped.put(handle, true);
    CountDownLatch latch = held.get(handle);
    if (latch != null) {
      latch.countDown();
    }
  }

  @Override
  public Progress progress(Handle handle) {
    return new Progress(50, 7, "sql");
  }

  @Override
  public void discard(Handle handle) {
    store.delete(handle);
  }

  @Override
  public void keepOnly(Set<Handle> known) {
    // keeps nothing beside the records
  }

  @Override
  public Lane lane(Submission submission) {
    return new Lane("TEST", 4, 1000);
  }

  @Override
  public boolean reads(Submission submission) {
    return !submission.text().startsWith("insert");
  }

  @Override
  public Optional<Finished> committed(Handle handle, Submission submission) {
    return Optional.empty();
  }

  @Override
  public void forget(Handle handle) {}
}
