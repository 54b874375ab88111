package dev.vitrine.bench;

import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.TableKind;
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.syntax.TypeNames;
import dev.vitrine.dialect.translate.Environment;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A session in `DB.PUBLIC` with the plain tables that a case makes, and no engine.
record BenchCatalog(Catalog catalog) implements Environment {

  private static final Map<String, String> PARAMETERS =
      Map.of("TIMEZONE", "UTC", "WEEK_START", "0", "WEEK_OF_YEAR_POLICY", "0");

  static BenchCatalog of(List<String> setup) {
    Schema schema =
        new Schema("PUBLIC", "DB.PUBLIC", false, "", "ADMIN", Instant.EPOCH, new TreeMap<>());
    for (String text : setup) {
      schema = table(text).map(schema::with).orElse(schema);
    }
    Database database =
        new Database("DB", false, "", "ADMIN", Instant.EPOCH, new TreeMap<>()).with(schema);
    return new BenchCatalog(Catalog.EMPTY.with(database));
  }

  /// Of a plain `CREATE TABLE name (column type, …)`.
  private static Optional<SchemaObject> table(String text) {
    try {
      Tokens tokens = Tokens.of(text, ParseOptions.DEFAULT);
      tokens.require("CREATE");
      tokens.take("OR", "REPLACE");
      tokens.require("TABLE");
      String name = tokens.ident().name();
      tokens.requireSymbol("(");
      List<TableColumn> columns = new ArrayList<>();
      do {
        String column = tokens.ident().name();
        columns.add(column(column, TypeNames.read(tokens)));
      } while (tokens.takeSymbol(","));
      tokens.requireSymbol(")");
      tokens.requireEnd();
      return Optional.of(table(name, columns));
    } catch (SqlError other) {
      return Optional.empty();
    }
  }

  private static TableColumn column(String name, SqlType type) {
    return new TableColumn(name, name, type, true, "%s", Optional.empty(), Optional.empty(), "");
  }

  private static SchemaObject table(String name, List<TableColumn> columns) {
    return new SchemaObject.Table(
        name,
        TableKind.PERMANENT,
        "\"DB.PUBLIC\".\"" + name + "\"",
        columns,
        List.of(),
        false,
        Map.of(),
        "",
        "ADMIN",
        Instant.EPOCH);
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
    return "PUBLIC";
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
    return PARAMETERS.getOrDefault(upperCaseName, "");
  }

  @Override
  public Optional<Typed> variable(String upperCaseName) {
    return Optional.empty();
  }

  @Override
  public Optional<Typed> scriptVariable(String upperCaseName) {
    return Optional.empty();
  }

  @Override
  public Optional<SqlType> bindType(int number) {
    return Optional.empty();
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
