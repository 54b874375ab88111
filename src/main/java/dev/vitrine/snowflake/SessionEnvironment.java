package dev.vitrine.snowflake;

import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.dialect.translate.Environment;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A session as the translator sees it while one statement runs.
///
/// @param text the statement's own
record SessionEnvironment(
    Session session, Catalog catalog, Steps steps, Instant now, StageSources stages, String text)
    implements Environment {

  @Override
  public Optional<SchemaObject> temporary(
      String database, String schema, Domain domain, String name) {
    return session.temporary(database, schema, Schema.Key.of(domain, name));
  }

  @Override
  public String database() {
    return session.database();
  }

  @Override
  public String schema() {
    return session.schema();
  }

  @Override
  public String role() {
    return session.role();
  }

  @Override
  public String user() {
    return session.user();
  }

  @Override
  public String warehouse() {
    return session.warehouse();
  }

  @Override
  public String sessionId() {
    return session.id();
  }

  @Override
  public Optional<Typed> asked(String function, List<Typed> arguments) {
    return TransactionFunctions.answer(function, arguments, session, steps.caller());
  }

  @Override
  public String parameter(String upperCaseName) {
    return session.parameter(upperCaseName);
  }

  @Override
  public Optional<Typed> variable(String upperCaseName) {
    return Optional.ofNullable(session.variables().get(upperCaseName));
  }

  @Override
  public Optional<Typed> scriptVariable(String upperCaseName) {
    return session.scriptVariables().variable(upperCaseName);
  }

  @Override
  public Optional<SqlType> bindType(int number) {
    return steps.bindingType(number);
  }

  @Override
  public List<Typed> values(String engineSql, SqlType type, int most) {
    String sql = "SELECT CAST(v AS VARCHAR) FROM (" + engineSql + ") AS t(v) LIMIT " + most;
    return steps.read(sql, List.of(), 1).stream()
        .map(row -> Literals.of(row.getFirst(), type))
        .toList();
  }

  @Override
  public Source result(String handle) {
    return PastRows.of(handle, steps);
  }

  @Override
  public Optional<String> queryId(int index) {
    return session.queryId(index);
  }

  @Override
  public Source inferred(Map<String, List<String>> said) {
    return stages.inferred(said, this);
  }

  @Override
  public Source stage(Relation.Stage stage, int columns) {
    return stages.source(stage, text, this, steps);
  }
}
