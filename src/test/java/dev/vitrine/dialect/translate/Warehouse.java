package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.TableKind;
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.syntax.Dml;
import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.dialect.syntax.Statement;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.syntax.TypeNames;
import dev.vitrine.dialect.translate.Change.Counts;
import dev.vitrine.dialect.translate.Change.Step;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.warehouses.duckdb.EmbeddedEngine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A catalog and an in-memory engine with its tables: Snowflake's statements run through the
/// translator and the engine alone, no server around.
final class Warehouse implements Environment, AutoCloseable {

  private final EmbeddedEngine engine;
  private final Connection connection;
  private final Map<String, String> parameters = new HashMap<>();
  private final Map<String, Typed> variables = new HashMap<>();
  private final List<Object> bindings = new ArrayList<>();
  private Catalog catalog;

  Warehouse() {
    Schema schema = new Schema("S", "DB.S", false, "", "ADMIN", Instant.EPOCH, new TreeMap<>());
    catalog =
        Catalog.EMPTY.with(
            new Database("DB", false, "", "ADMIN", Instant.EPOCH, new TreeMap<>()).with(schema));
    engine = new EmbeddedEngine();
    connection = engine.connection();
    execute("CREATE SCHEMA \"DB.S\"");
  }

  /// Makes a table; a column is written `A NUMBER(3,0) NOT NULL DEFAULT 5`, `AUTOINCREMENT` works.
  Warehouse table(String name, String... columns) {
    List<TableColumn> made = new ArrayList<>();
    List<String> engine = new ArrayList<>();
    for (String text : columns) {
      TableColumn column = column(name, text);
      made.add(column);
      engine.add(QuotedName.of(column.name()) + " " + EngineTypes.of(column.type()));
    }
    String engineName = "\"DB.S\"." + QuotedName.of(name);
    execute("CREATE TABLE " + engineName + " (" + String.join(", ", engine) + ")");
    return with(
        new SchemaObject.Table(
            name,
            TableKind.PERMANENT,
            engineName,
            made,
            List.of(),
            false,
            Map.of(),
            "",
            "ADMIN",
            Instant.EPOCH));
  }

  Warehouse with(SchemaObject object) {
    catalog = catalog.with("DB", catalog.schema("DB", "S").orElseThrow().with(object));
    return this;
  }

  private TableColumn column(String table, String text) {
    Tokens tokens = Tokens.of(text, ParseOptions.DEFAULT);
    String name = tokens.ident().name();
    SqlType type = TypeNames.read(tokens);
    boolean notNull = tokens.take("NOT", "NULL");
    Optional<TableColumn.Identity> identity = Optional.empty();
    Optional<String> otherwise = Optional.empty();
    if (tokens.take("AUTOINCREMENT")) {
      String sequence = "\"DB.S\"." + QuotedName.of(table + "$" + name);
      execute("CREATE SEQUENCE " + sequence);
      identity = Optional.of(new TableColumn.Identity(1, 1, true, sequence));
    } else if (tokens.take("DEFAULT")) {
      otherwise = Optional.of(text.substring(tokens.start()));
    }
    return new TableColumn(name, name, type, !notNull, "%s", otherwise, identity, "");
  }

  Warehouse set(String variable, Typed value) {
    variables.put(variable, value);
    return this;
  }

  Warehouse parameter(String name, String value) {
    parameters.put(name, value);
    return this;
  }

  Warehouse bind(Object value) {
    bindings.add(value);
    return this;
  }

  /// A query's rows as texts, cells with bars between; NULL as `-`.
  List<String> rows(String sql) {
    Translator translator = new Translator(sql, this);
    Rows rows = translator.delivered(Parser.query(sql, parseOptions()));
    return read(rows.sql(), translator.bindOrder());
  }

  /// Names of a query's columns with their types.
  List<String> columns(String sql) {
    Rows rows = new Translator(sql, this).delivered(Parser.query(sql, parseOptions()));
    return rows.columns().stream()
        .map(output -> output.name() + " " + TypeText.of(output.value().type()))
        .toList();
  }

  /// Names of the columns that are never NULL.
  List<String> required(String sql) {
    Rows rows = new Translator(sql, this).delivered(Parser.query(sql, parseOptions()));
    return rows.columns().stream()
        .map(Rows.Output::column)
        .filter(column -> !column.nullable())
        .map(column -> column.name())
        .toList();
  }

  /// The engine's SQL of a query.
  String sql(String sql) {
    return new Translator(sql, this).delivered(Parser.query(sql, parseOptions())).sql();
  }

  /// Runs a DML statement; its answer as `column: number, …`.
  String run(String sql) {
    Tokens tokens = Tokens.of(sql, parseOptions());
    Statement statement = new Parser(tokens).queryOrDml().orElseThrow();
    tokens.requireEnd();
    Change change = DmlTranslator.translate((Dml) statement, sql, this);
    long[] answer = new long[change.columns().size()];
    execute("BEGIN");
    try {
      change.steps().forEach(step -> run(step, answer));
    } catch (RuntimeException failed) {
      execute("ROLLBACK");
      throw failed;
    }
    execute("COMMIT");
    List<String> told = new ArrayList<>();
    for (int i = 0; i < answer.length; i++) {
      told.add(change.columns().get(i).replace("number of rows ", "") + ": " + answer[i]);
    }
    return String.join(", ", told);
  }

  private void run(Step step, long[] answer) {
    try (PreparedStatement statement = prepared(step.sql(), step.binds())) {
      switch (step.counts()) {
        case Counts.Nothing _ -> statement.execute();
        case Counts.Changed(int column) -> answer[column] += statement.executeUpdate();
        case Counts.Row(List<Integer> columns) -> {
          try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            for (int i = 0; i < columns.size(); i++) {
              answer[columns.get(i)] += rows.getLong(i + 1);
            }
          }
        }
        case Counts.ByWord(Map<String, Integer> columns) -> {
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              answer[columns.getOrDefault(rows.getString(1), 0)]++;
            }
          }
        }
      }
    } catch (SQLException failed) {
      throw told(failed, step.sql());
    }
  }

  private PreparedStatement prepared(String sql, List<Integer> binds) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < binds.size(); i++) {
      statement.setObject(i + 1, bindings.get(binds.get(i) - 1));
    }
    return statement;
  }

  private List<String> read(String sql, List<Integer> binds) {
    try (PreparedStatement statement = prepared(sql, binds);
        ResultSet rows = statement.executeQuery()) {
      List<String> all = new ArrayList<>();
      int width = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
          Object cell = rows.getObject(i);
          cells.add(cell == null ? "-" : cell.toString());
        }
        all.add(String.join("|", cells));
      }
      return all;
    } catch (SQLException failed) {
      throw told(failed, sql);
    }
  }

  /// The error that a client would see, the engine's SQL behind it.
  private static RuntimeException told(SQLException failed, String sql) {
    SqlError error = EmbeddedEngine.error(failed);
    error.addSuppressed(new IllegalStateException(failed.getMessage() + "\n" + sql));
    return error;
  }

  /// Runs the engine's own SQL.
  void execute(String sql) {
    try (java.sql.Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw told(failed, sql);
    }
  }

  @Override
  public void close() {
    engine.close();
  }

  @Override
  public List<Typed> values(String engineSql, SqlType type, int most) {
    return read(engineSql, List.of()).stream()
        .limit(most)
        .map(value -> literal(value, type))
        .toList();
  }

  private static Typed literal(String value, SqlType type) {
    return value.equals("-")
        ? Typed.NULL
        : switch (type.kind()) {
          case FIXED -> Typed.number(new java.math.BigDecimal(value));
          default -> Typed.text(value);
        };
  }

  @Override
  public Catalog catalog() {
    return catalog;
  }

  @Override
  public Optional<SchemaObject> temporary(
      String database, String schema, Domain domain, String name) {
    return Optional.empty();
  }

  @Override
  public String database() {
    return "DB";
  }

  @Override
  public String schema() {
    return "S";
  }

  @Override
  public String role() {
    return "ACCOUNTADMIN";
  }

  @Override
  public String user() {
    return "ADMIN";
  }

  @Override
  public String warehouse() {
    return "COMPUTE_WH";
  }

  @Override
  public String sessionId() {
    return "1";
  }

  @Override
  public Instant now() {
    return Instant.EPOCH;
  }

  @Override
  public String parameter(String upperCaseName) {
    return parameters.getOrDefault(upperCaseName, "");
  }

  @Override
  public Optional<Typed> variable(String upperCaseName) {
    return Optional.ofNullable(variables.get(upperCaseName));
  }

  @Override
  public Optional<Typed> scriptVariable(String upperCaseName) {
    return Optional.empty();
  }

  @Override
  public Optional<SqlType> bindType(int number) {
    return number > bindings.size()
        ? Optional.empty()
        : Optional.of(
            bindings.get(number - 1) instanceof Number ? SqlType.fixed(38, 0) : SqlType.TEXT);
  }

  @Override
  public Source result(String handle) {
    throw new UnsupportedOperationException(handle);
  }

  @Override
  public Optional<String> queryId(int index) {
    return Optional.empty();
  }

  @Override
  public Source stage(Relation.Stage stage, int columns) {
    throw new UnsupportedOperationException(stage.location());
  }
}
