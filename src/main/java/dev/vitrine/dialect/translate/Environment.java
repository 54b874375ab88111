package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.kernel.SqlType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a statement is translated under: the session that it runs in.
public interface Environment {

  /// All that is committed, at the moment the statement began.
  Catalog catalog();

  /// A temporary object of the session, which hides a permanent one of its name.
  Optional<SchemaObject> temporary(String database, String schema, Domain domain, String name);

  /// Current database, empty for none.
  String database();

  /// Current schema, empty for none.
  String schema();

  String role();

  String user();

  String warehouse();

  String sessionId();

  /// When the statement began.
  Instant now();

  /// A session parameter's value as text; its default where it is not set.
  String parameter(String upperCaseName);

  /// A session variable.
  Optional<Typed> variable(String upperCaseName);

  /// A variable of a running script.
  Optional<Typed> scriptVariable(String upperCaseName);

  /// Whether a running script's statement is translated.
  default boolean isScript() {
    return false;
  }

  /// Type of a binding, empty when none came for that number.
  Optional<SqlType> bindType(int number);

  /// Whether bindings came as rows of values.
  default boolean bindsRows() {
    return false;
  }

  /// The rows of the bindings, to read in a `FROM`.
  ///
  /// @param order numbers of the bindings that the columns `c1`, `c2` … hold, as values of their
  ///   types
  default String boundRows(List<Integer> order) {
    throw Problems.unsupported("bindings of several rows");
  }

  /// Rows of an earlier statement.
  ///
  /// @param handle its query id
  Source result(String handle);

  /// Rows of a statement before this one in a chain.
  ///
  /// @param number how many statements back, from 1; empty where there are not as many
  default Optional<Source> piped(int number) {
    return Optional.empty();
  }

  /// Rows of another database's table; empty where the first part names none.
  ///
  /// @param path of three parts, the first no database of the catalog
  default Optional<Source> elsewhere(List<Ident> path) {
    return Optional.empty();
  }

  /// Statements that the caller may see, newest first, as `QUERY_HISTORY` tells of them.
  default Source statements(StatementsAsked asked) {
    throw Problems.unsupported("INFORMATION_SCHEMA.QUERY_HISTORY");
  }

  /// The id of an earlier statement of the session: -1 for the last.
  Optional<String> queryId(int index);

  /// Rows of staged files.
  Source stage(Relation.Stage stage, int columns);

  /// The columns that staged files seem to have.
  ///
  /// @param said the arguments of `INFER_SCHEMA`, by upper-case name
  default Source inferred(Map<String, List<String>> said) {
    throw Problems.unsupported("INFER_SCHEMA");
  }

  /// What stands in the engine's `FROM` for numbers from 0 on, in a column `c1`, until so many are
  /// made or so much time has passed.
  default String numbers(long most, Duration time) {
    throw Problems.unsupported("GENERATOR(TIMELIMIT)");
  }

  /// The records that an earlier load refused, as `VALIDATE` tells of them.
  ///
  /// @param table id, never used again for another table
  /// @param job the load's query id, or `_last` for the session's last
  default Source refused(String table, String job) {
    throw Problems.unsupported("VALIDATE");
  }

  /// The values of a query of one column, as literals, asked while a statement is translated (the
  /// columns of a `PIVOT … IN (ANY)` are values of its source).
  ///
  /// @param engineSql gives one column of the engine's type for `type`
  /// @param most rows that are wanted
  default List<Typed> values(String engineSql, SqlType type, int most) {
    throw Problems.unsupported("values that are known only when a statement runs");
  }

  /// Values that functions ask of the server, by the function's name: `CURRENT_IP_ADDRESS` …
  default Optional<Typed> asked(String function, List<Typed> arguments) {
    return Optional.empty();
  }

  /// Does what a function does that acts, and tells of it. Refused where the text that calls it is
  /// none that runs by itself: in views, functions and defaults.
  default Typed acted(String function, List<Typed> arguments) {
    throw Problems.unsupported(
        function + " in a view, a function or anything else that does not run by itself");
  }

  /// The rows of a procedure that gives a table, which runs for them as functions act; empty where
  /// there is none of that name.
  ///
  /// @param within the text that the call stands in
  default Optional<Source> procedure(Expr.Call call, String within) {
    return Optional.empty();
  }

  /// The same with another answer to functions that act.
  default Environment acting(Acts acts) {
    return this;
  }

  default ParseOptions parseOptions() {
    return new ParseOptions(
        parameter("QUOTED_IDENTIFIERS_IGNORE_CASE").equalsIgnoreCase("true"),
        timestamp(),
        parameter("NOORDER_SEQUENCE_AS_DEFAULT").equalsIgnoreCase("false"));
  }

  /// What the session takes `TIMESTAMP` for.
  default SqlType timestamp() {
    return switch (parameter("TIMESTAMP_TYPE_MAPPING").toUpperCase(Locale.ROOT)) {
      case "TIMESTAMP_LTZ" -> SqlType.TIMESTAMP_LTZ;
      case "TIMESTAMP_TZ" -> SqlType.TIMESTAMP_TZ;
      default -> SqlType.TIMESTAMP_NTZ;
    };
  }
}
