package dev.vitrine.pipeline;

import dev.vitrine.dialect.Rewritten;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.statements.Execution;
import dev.vitrine.statements.Submission;
import dev.vitrine.statements.Submission.Purpose;
import dev.vitrine.visualise.sql.SqlDialect;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Engine;
import dev.vitrine.warehouses.Filling;
import dev.vitrine.warehouses.RowSink;
import dev.vitrine.warehouses.Run;
import dev.vitrine.warehouses.Settings;
import dev.vitrine.warehouses.jdbc.Connections;
import dev.vitrine.warehouses.jdbc.Connections.Connection;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.arrow.vector.VectorSchemaRoot;

/// Tables of connections that one statement reads beside the local ones: each is fetched whole, at
/// its first mention, into a temporary table of the engine's session that the statement has, and
/// dropped when the statement is done.
final class RemoteTables implements AutoCloseable {

  private static final Settings NONE = new Settings("", "", ZoneId.of("UTC"), false);

  /// A part of a name.
  ///
  /// @param quoted means exactly this; others are as the connection's database folds them
  record Part(String name, boolean quoted) {}

  /// @param name of the temporary table
  /// @param columns as the connection's database calls them
  record Table(String name, List<Column> columns) {}

  private record Place(String session, List<Part> path) {}

  private final Connections connections;
  private final Engine local;
  private final Execution execution;
  private final ChartLimits limits;
  private final Work work;
  private final Map<Place, Table> fetched = new LinkedHashMap<>();
  private long rowsLeft;
  private long bytesLeft;

  /// @param local the engine of the sessions, a DuckDB
  RemoteTables(
      Connections connections, Engine local, Execution execution, ChartLimits limits, Work work) {
    this.connections = connections;
    this.local = local;
    this.execution = execution;
    this.limits = limits;
    this.work = work;
    this.rowsLeft = limits.loadedRows();
    this.bytesLeft = limits.loadedBytes();
  }

  boolean isConnection(Part part) {
    return find(part).isPresent();
  }

  /// Whether a text in the engine's own SQL reads such tables.
  boolean areReadBy(Rewritten sql) {
    return RemoteNames.areIn(sql, this::isConnection);
  }

  /// A text in the engine's own SQL with the tables of a session in the place of those that it
  /// reads; the very same where it reads none.
  ///
  /// @throws SqlError `NOT_SUPPORTED` for a view or a macro: it would outlive these tables
  Rewritten fetched(String session, Rewritten sql) {
    return RemoteNames.replaced(
        sql,
        this::isConnection,
        path -> {
          Defined.in(sql.text(), Escapes.STANDARD).ifPresent(kind -> refuse(kind, path));
          return fetch(session, path).name();
        });
  }

  private static void refuse(Defined kind, List<Part> path) {
    throw new SqlError(
        ErrorCode.NOT_SUPPORTED,
        "a %s of DuckDB's SQL cannot read %s: its rows are fetched for one statement; make a table of them (CREATE TABLE ... AS SELECT), or a view in Snowflake's SQL, which fetches them whenever it is read"
            .formatted(kind.name().toLowerCase(Locale.ROOT), words(path)));
  }

  private Optional<Connection> find(Part part) {
    return connections.all().stream()
        .filter(each ->
            part.quoted()
                ? each.spec().name().equals(part.name())
                : each.spec().name().equalsIgnoreCase(part.name()))
        .findFirst();
  }

  /// The rows of a connection's table, in a table of the session.
  ///
  /// @param path connection, schema, table
  /// @throws SqlError of the connection; `RESULT_TOO_LARGE` past the bounds of [ChartLimits]
  Table fetch(String session, List<Part> path) {
    Place place = new Place(session, path);
    Table known = fetched.get(place);
    if (known == null) {
      known = fetch(session, find(path.getFirst()).orElseThrow(), path);
      fetched.put(place, known);
    }
    return known;
  }

  private Table fetch(String session, Connection connection, List<Part> path) {
    if (ReadOnly.is(execution.submission()) && !connection.spec().readOnly()) {
      throw ReadOnly.refused("connection " + connection.spec().name() + " is not read-only");
    }
    String name =
        "__remote_result_"
            + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt())
            + "__";
    Engine remote = connection.engine().forCaller(execution.submission().caller());
    String before = work.step();
    work.alsoOn(remote);
    work.step("fetching " + words(path));
    List<Column> columns = new ArrayList<>();
    try (Filling filling = local.fill(session, name)) {
      Run run =
          new Run(
              execution.handle(),
              Optional.empty(),
              NONE,
              sql(connection, path),
              List.of(),
              Run.Effect.READS);
      Bounded bounded = bounded(filling, path);
      remote.run(run, noting(columns, bounded), CommitGate.OPEN);
      rowsLeft -= filling.finish();
      bytesLeft -= bounded.bytes();
    } catch (SqlError failure) {
      throw told(failure);
    } finally {
      work.step(before);
    }
    return new Table(name, columns);
  }

  /// A statement that is only described, or kept as a view, needs the columns.
  private String sql(Connection connection, List<Part> path) {
    SqlDialect dialect = SqlDialect.named(connection.spec().product().label());
    String all =
        "SELECT * FROM " + written(dialect, path.get(1)) + "." + written(dialect, path.get(2));
    return needsColumnsAlone() ? dialect.columns(all) : all;
  }

  private boolean needsColumnsAlone() {
    Submission submission = execution.submission();
    return submission.purpose() == Purpose.DESCRIBE
        || Defined.in(submission.text(), EngineSql.escapes(submission.parameters()))
            .filter(kind -> kind == Defined.VIEW)
            .isPresent();
  }

  private static String written(SqlDialect dialect, Part part) {
    return part.quoted() ? dialect.name(part.name()) : part.name();
  }

  private static String words(List<Part> path) {
    return String.join(".", path.stream().map(Part::name).toList());
  }

  private Bounded bounded(Filling filling, List<Part> path) {
    return new Bounded(
        filling,
        rowsLeft,
        bytesLeft,
        _ ->
            new SqlError(
                ErrorCode.RESULT_TOO_LARGE,
                ("%s is too large: one statement fetches at most %d rows and %d bytes of tables of"
                        + " connections; aggregate or filter it in the connection itself")
                    .formatted(words(path), limits.loadedRows(), limits.loadedBytes())));
  }

  private static RowSink noting(List<Column> columns, RowSink into) {
    return new RowSink() {
      @Override
      public void columns(List<Column> names) {
        columns.addAll(names);
        into.columns(names);
      }

      @Override
      public void batch(VectorSchemaRoot batch) {
        into.batch(batch);
      }
    };
  }

  /// Without a place: it is one in a text that no client wrote.
  private static SqlError told(SqlError failure) {
    String text = failure.text().replaceFirst("error line \\d+ at position \\d+\\n", "");
    SqlError told = new SqlError(failure.code(), text);
    told.initCause(failure);
    return told;
  }

  /// Tables of sessions that are over went with them.
  @Override
  public void close() {
    fetched.forEach((place, table) -> {
      try {
        local.run(
            new Run(
                Handle.random(),
                Optional.of(place.session()),
                NONE,
                "drop table if exists temp.main." + table.name(),
                List.of(),
                Run.Effect.SCRATCH),
            RowSink.none(),
            CommitGate.OPEN);
      } catch (SqlError over) {
        // the session is closed, or its failed transaction takes the table along
      }
    });
  }
}
