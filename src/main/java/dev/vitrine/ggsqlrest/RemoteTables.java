package dev.vitrine.ggsqlrest;

import dev.vitrine.kernel.Caller;
import dev.vitrine.sessions.Session;
import dev.vitrine.sessions.SessionFault;
import dev.vitrine.statements.State;
import dev.vitrine.statements.Statement;
import dev.vitrine.warehouses.Speech;
import dev.vitrine.warehouses.Warehouse;
import dev.vitrine.warehouses.Warehouses;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tables of the connections that a caller sees, as each database tells them itself. Asking is
/// a statement of its own at each. A connection that does not answer is left out of lists.
@Singleton
final class RemoteTables {

  private static final Logger LOG = LoggerFactory.getLogger(RemoteTables.class);
  private static final String STANDARD =
      "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE %s"
          + " ORDER BY table_schema, table_name, ordinal_position";
  private static final String SQLITE =
      "SELECT m.name, p.name AS column_name, p.type FROM sqlite_master m"
          + " JOIN pragma_table_info(m.name) p WHERE m.type IN ('table', 'view')"
          + " AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY m.name, p.cid";

  /// A table of a connection.
  ///
  /// @param columns with the database's own types, by name
  record Table(String name, String connection, String provider, Map<String, String> columns) {}

  private final Warehouses warehouses;
  private final Queries queries;
  private final Answers answers;

  RemoteTables(Warehouses warehouses, Queries queries, Answers answers) {
    this.warehouses = warehouses;
    this.queries = queries;
    this.answers = answers;
  }

  /// Those of all connections.
  CompletableFuture<List<Table>> all(Session session, Caller caller, boolean withoutSnowflake) {
    CompletableFuture<List<Table>> found = CompletableFuture.completedFuture(List.of());
    for (Warehouse warehouse : warehouses.all(caller)) {
      boolean wanted = !(withoutSnowflake && warehouse.speech() == Speech.SNOWFLAKE);
      if (wanted && warehouse.owner().isEmpty()) {
        found = found.thenCombine(orNone(session, caller, warehouse), RemoteTables::both);
      }
    }
    return found;
  }

  private CompletableFuture<List<Table>> orNone(
      Session session, Caller caller, Warehouse warehouse) {
    return Faults.begun(() -> of(session, caller, warehouse))
        .exceptionally(failure -> {
          LOG.info(
              "connection {} does not tell its tables: {}", warehouse.name(), failure.getMessage());
          return List.of();
        });
  }

  private static List<Table> both(List<Table> some, List<Table> more) {
    List<Table> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  /// One table of one connection.
  ///
  /// @throws NotThere when there is no such connection or table
  CompletableFuture<Table> one(Session session, Caller caller, String connection, String name) {
    Warehouse warehouse =
        warehouses
            .find(connection, caller)
            .filter(found -> found.owner().isEmpty())
            .orElseThrow(() -> NotThere.connection(connection));
    return of(session, caller, warehouse)
        .thenApply(tables ->
            tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> NotThere.table(name)));
  }

  private CompletableFuture<List<Table>> of(Session session, Caller caller, Warehouse warehouse) {
    Queries.Question question =
        new Queries.Question(
            session, caller, query(warehouse.speech()), Optional.of(warehouse.name()));
    Statement taken = queries.submit(question);
    return queries.ended(question.who(), taken).thenApply(ended -> tables(warehouse, ended));
  }

  private List<Table> tables(Warehouse warehouse, Statement ended) {
    if (!(ended.state() instanceof State.Succeeded)) {
      String why =
          ended.state() instanceof State.Failed failed
              ? failed.problem().message()
              : "it did not answer in time";
      throw SessionFault.invalidQuery("Data source error: " + why);
    }
    Map<String, Map<String, String>> tables = new LinkedHashMap<>();
    for (List<String> row : answers.cells(ended)) {
      tables.computeIfAbsent(row.get(0), _ -> new LinkedHashMap<>()).put(row.get(1), row.get(2));
    }
    String provider = provider(warehouse.speech());
    List<Table> found = new ArrayList<>();
    tables.forEach(
        (name, columns) -> found.add(new Table(name, warehouse.name(), provider, columns)));
    return found;
  }

  /// Tables of the schema in which a connection's statements begin.
  private static String query(Speech speech) {
    return switch (speech) {
      case POSTGRES, SNOWFLAKE -> STANDARD.formatted("table_schema = current_schema()");
      case MYSQL -> STANDARD.formatted("table_schema = database()");
      case SQLSERVER -> STANDARD.formatted("table_schema = schema_name()");
      case TRINO -> STANDARD.formatted("table_schema <> 'information_schema'");
      case SQLITE -> SQLITE;
      case DUCKDB, EMBEDDED ->
          STANDARD.formatted(
              "table_schema NOT IN ('information_schema', 'pg_catalog')"
                  + " AND table_schema NOT LIKE '\\_\\_%' ESCAPE '\\'");
    };
  }

  /// As clients of this door know them.
  private static String provider(Speech speech) {
    return switch (speech) {
      case POSTGRES -> "postgresql";
      case MYSQL -> "mysql";
      case SQLITE -> "sqlite";
      case TRINO -> "trino";
      case SNOWFLAKE -> "snowflake";
      case SQLSERVER -> "mssql";
      case DUCKDB, EMBEDDED -> "duckdb";
    };
  }
}
