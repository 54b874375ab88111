package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.kernel.SqlType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A session's environment with another current schema: a view's, or a function's.
record Within(Environment outer, String database, String schema) implements Environment {

  @Override
  public Catalog catalog() {
    return outer.catalog();
  }

  @Override
  public Optional<SchemaObject> temporary(
      String database, String schema, Domain domain, String name) {
    return outer.temporary(database, schema, domain, name);
  }

  @Override
  public String role() {
    return outer.role();
  }

  @Override
  public String user() {
    return outer.user();
  }

  @Override
  public String warehouse() {
    return outer.warehouse();
  }

  @Override
  public String sessionId() {
    return outer.sessionId();
  }

  @Override
  public Instant now() {
    return outer.now();
  }

  @Override
  public String parameter(String upperCaseName) {
    return outer.parameter(upperCaseName);
  }

  @Override
  public Optional<Typed> variable(String upperCaseName) {
    return outer.variable(upperCaseName);
  }

  @Override
  public Optional<Typed> scriptVariable(String upperCaseName) {
    return outer.scriptVariable(upperCaseName);
  }

  @Override
  public Optional<SqlType> bindType(int number) {
    return Optional.empty();
  }

  @Override
  public Optional<Source> elsewhere(List<Ident> path) {
    return outer.elsewhere(path);
  }

  @Override
  public Source result(String handle) {
    return outer.result(handle);
  }

  @Override
  public Source statements(StatementsAsked asked) {
    return outer.statements(asked);
  }

  @Override
  public Optional<String> queryId(int index) {
    return outer.queryId(index);
  }

  @Override
  public Source stage(Relation.Stage stage, int columns) {
    return outer.stage(stage, columns);
  }

  @Override
  public String numbers(long most, Duration time) {
    return outer.numbers(most, time);
  }

  @Override
  public Source refused(String table, String job) {
    return outer.refused(table, job);
  }

  @Override
  public List<Typed> values(String engineSql, SqlType type, int most) {
    return outer.values(engineSql, type, most);
  }

  @Override
  public Optional<Typed> asked(String function, List<Typed> arguments) {
    return outer.asked(function, arguments);
  }
}
