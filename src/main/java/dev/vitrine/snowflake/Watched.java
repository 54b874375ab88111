package dev.vitrine.snowflake;

import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.dialect.translate.Acts;
import dev.vitrine.dialect.translate.Environment;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.StatementsAsked;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A session's environment that notes whether a statement asked for something that may be another
/// thing the next time: all but the catalog, the parameters, and who asks where.
final class Watched implements Environment {

  private final Environment session;
  private boolean steady = true;
  private boolean acted;

  Watched(Environment session) {
    this.session = session;
  }

  /// Whether nothing of that kind was asked for so far.
  boolean isSteady() {
    return steady;
  }

  /// Whether a function that acts was called.
  boolean hasActed() {
    return acted;
  }

  private Environment passing() {
    steady = false;
    return session;
  }

  private <T> Optional<T> passing(Optional<T> found) {
    steady &= found.isEmpty();
    return found;
  }

  @Override
  public Catalog catalog() {
    return session.catalog();
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
  public String parameter(String upperCaseName) {
    return session.parameter(upperCaseName);
  }

  @Override
  public ParseOptions parseOptions() {
    return session.parseOptions();
  }

  @Override
  public SqlType timestamp() {
    return session.timestamp();
  }

  @Override
  public Optional<SchemaObject> temporary(
      String database, String schema, Domain domain, String name) {
    return passing(session.temporary(database, schema, domain, name));
  }

  @Override
  public Optional<Typed> variable(String upperCaseName) {
    return passing(session.variable(upperCaseName));
  }

  @Override
  public Optional<Typed> scriptVariable(String upperCaseName) {
    return passing(session.scriptVariable(upperCaseName));
  }

  @Override
  public boolean isScript() {
    return session.isScript();
  }

  @Override
  public Optional<SqlType> bindType(int number) {
    return passing().bindType(number);
  }

  @Override
  public boolean bindsRows() {
    return session.bindsRows();
  }

  @Override
  public String boundRows(List<Integer> order) {
    return passing().boundRows(order);
  }

  @Override
  public String sessionId() {
    return passing().sessionId();
  }

  @Override
  public Instant now() {
    return passing().now();
  }

  @Override
  public Source result(String handle) {
    return passing().result(handle);
  }

  @Override
  public Optional<Source> piped(int number) {
    return passing(session.piped(number));
  }

  @Override
  public Optional<Source> elsewhere(List<Ident> path) {
    return passing(session.elsewhere(path));
  }

  @Override
  public Source statements(StatementsAsked asked) {
    return passing().statements(asked);
  }

  @Override
  public Optional<String> queryId(int index) {
    return passing().queryId(index);
  }

  @Override
  public Source stage(Relation.Stage stage, int columns) {
    return passing().stage(stage, columns);
  }

  @Override
  public Source inferred(Map<String, List<String>> said) {
    return passing().inferred(said);
  }

  @Override
  public String numbers(long most, Duration time) {
    return passing().numbers(most, time);
  }

  @Override
  public Source refused(String table, String job) {
    return passing().refused(table, job);
  }

  @Override
  public List<Typed> values(String engineSql, SqlType type, int most) {
    return passing().values(engineSql, type, most);
  }

  @Override
  public Typed acted(String function, List<Typed> arguments) {
    acted = true;
    return passing().acted(function, arguments);
  }

  @Override
  public Optional<Source> procedure(Expr.Call call, String within) {
    Optional<Source> found = passing(session.procedure(call, within));
    acted |= found.isPresent();
    return found;
  }

  @Override
  public Environment acting(Acts acts) {
    return passing().acting(acts);
  }

  @Override
  public Optional<Typed> asked(String function, List<Typed> arguments) {
    return passing().asked(function, arguments);
  }
}
