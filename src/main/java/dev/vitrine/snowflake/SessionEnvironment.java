package dev.vitrine.snowflake;

import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.dialect.translate.Acts;
import dev.vitrine.dialect.translate.Environment;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.StatementsAsked;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.account.Directory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A session as the translator sees it while one statement runs.
///
/// @param text the statement's own
/// @param acts what becomes of functions that act
/// @param statements runs procedures that are selected from
record SessionEnvironment(
    Session session,
    Catalog catalog,
    Steps steps,
    Instant now,
    StageSources stages,
    Directory directory,
    String text,
    Acts acts,
    Statements statements)
    implements Environment {

  @Override
  public Environment acting(Acts other) {
    return new SessionEnvironment(
        session, catalog, steps, now, stages, directory, text, other, statements);
  }

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
  public boolean isScript() {
    return !session.scriptVariables().equals(ScriptVariables.NONE);
  }

  @Override
  public Optional<SqlType> bindType(int number) {
    return steps.bindingType(number);
  }

  @Override
  public boolean bindsRows() {
    return steps.bindingRows() > 1;
  }

  @Override
  public String boundRows(List<Integer> order) {
    return BoundRows.of(order, steps);
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
  public Optional<Source> piped(int number) {
    return steps.piped(number).map(past -> PastRows.of(past, steps));
  }

  @Override
  public Optional<Source> elsewhere(List<Ident> path) {
    return steps.remote(path).map(RemoteRows::of);
  }

  @Override
  public Source statements(StatementsAsked asked) {
    return PastRows.of(steps.statements(asked), steps);
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
  public String numbers(long most, Duration time) {
    return steps.lend(new TimedRows(most, time)).sql();
  }

  @Override
  public Source refused(String table, String job) {
    return Validated.rows(table, job, stages.loads(), session, steps);
  }

  @Override
  public Source stage(Relation.Stage stage, int columns) {
    return stages.source(stage, text, this, steps);
  }

  @Override
  public Optional<Typed> asked(String function, List<Typed> arguments) {
    return switch (function) {
      case "CURRENT_AVAILABLE_ROLES" ->
          Optional.of(Typed.text(list(directory.available(steps.caller()))).opaque());
      case "CURRENT_SECONDARY_ROLES" -> Optional.of(Typed.text(secondary()).opaque());
      case "IS_ROLE_IN_SESSION" -> Optional.of(inSession(arguments.getFirst()));
      default -> TransactionFunctions.answer(function, session);
    };
  }

  @Override
  public Typed acted(String function, List<Typed> arguments) {
    return switch (acts) {
      case DONE -> {
        List<String> constants = arguments.stream().map(SessionEnvironment::constant).toList();
        yield Typed.text(done(function, constants)).opaque();
      }
      case TOLD -> Typed.NO_TEXT;
      case REFUSED -> Environment.super.acted(function, arguments);
    };
  }

  @Override
  public Optional<Source> procedure(Expr.Call call, String within) {
    Context context = new Context(within, session, this, steps, statements);
    return statements.procedure(call, acts, context);
  }

  private String done(String function, List<String> arguments) {
    return function.equals(Waiting.FUNCTION)
        ? Waiting.done(arguments, steps::isStopping)
        : QueryCancels.done(function, arguments, steps)
            .orElseGet(() -> TransactionFunctions.abort(arguments, session, steps));
  }

  /// A constant as text; empty of any other value.
  private static String constant(Typed argument) {
    Object constant = argument.constant();
    return constant == null ? "" : constant.toString();
  }

  private static String list(Collection<String> names) {
    return names.stream()
        .sorted()
        .map(name -> '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(", ", "[ ", " ]"));
  }

  private String secondary() {
    String said = session.secondaryRoles();
    return "{\"roles\":\"" + String.join(",", secondaryRoles()) + "\",\"value\":\"" + said + "\"}";
  }

  private List<String> secondaryRoles() {
    return switch (session.secondaryRoles()) {
      case "" -> List.of();
      case "ALL" ->
          directory.available(steps.caller()).stream()
              .filter(name -> !name.equals(session.role()))
              .sorted()
              .toList();
      default -> List.of(session.secondaryRoles().split(",", -1));
    };
  }

  private Typed inSession(Typed role) {
    List<String> active = new ArrayList<>(secondaryRoles());
    active.addFirst(session.role());
    active.add(Directory.PUBLIC);
    String names =
        directory.reach(active).stream()
            .map(name -> "'" + name.replace("'", "''") + "'")
            .collect(Collectors.joining(", "));
    return Typed.of("(CAST(" + role.sql() + " AS VARCHAR) IN (" + names + "))", SqlType.BOOLEAN);
  }
}
