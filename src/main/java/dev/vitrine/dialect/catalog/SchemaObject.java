package dev.vitrine.dialect.catalog;

import dev.vitrine.dialect.catalog.Schema.Domain;
import dev.vitrine.kernel.SqlType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// What lies in a schema.
public sealed interface SchemaObject {

  String name();

  String comment();

  String owner();

  Instant created();

  Schema.Key key();

  /// Names the files that belong to it alone, and is never used again for another object; empty
  /// where it has none. A new name or schema does not change it.
  default Optional<String> filesId() {
    return Optional.empty();
  }

  /// Kinds of tables by how long they live.
  enum TableKind {
    PERMANENT,
    TRANSIENT,
    TEMPORARY
  }

  /// @param engineName how the engine calls it, quoted, with its schema
  /// @param anyCase made in the engine's own dialect: answers to its name in any case
  /// @param properties such as `CLUSTER_BY`, `DATA_RETENTION_TIME_IN_DAYS`, as SHOW tells them
  record Table(
      String name,
      TableKind kind,
      String engineName,
      List<TableColumn> columns,
      List<Constraint> constraints,
      boolean anyCase,
      Map<String, String> properties,
      String comment,
      String owner,
      Instant created)
      implements SchemaObject {
    public Table {
      columns = List.copyOf(columns);
      constraints = List.copyOf(constraints);
      properties = Map.copyOf(properties);
    }

    @Override
    public Schema.Key key() {
      return Schema.Key.of(Domain.RELATION, name);
    }

    /// Whether loads add the columns that it lacks.
    public boolean evolves() {
      return "TRUE".equalsIgnoreCase(properties.get("ENABLE_SCHEMA_EVOLUTION"));
    }

    /// Days for which a dropped one is kept, as written.
    public String retention() {
      return properties.getOrDefault("DATA_RETENTION_TIME_IN_DAYS", "1");
    }

    /// No two tables that Snowflake's statements make are created at the same moment; one of the
    /// engine's own dialect has but its name.
    @Override
    public Optional<String> filesId() {
      String unique = anyCase ? engineName : created.toString();
      return Optional.of(
          UUID.nameUUIDFromBytes(unique.getBytes(StandardCharsets.UTF_8)).toString());
    }
  }

  /// @param text its query as written
  /// @param statement the whole `CREATE` statement as written
  /// @param database and
  /// @param schema in which the names of its query are looked up
  record View(
      String name,
      List<TableColumn> columns,
      String text,
      String statement,
      String database,
      String schema,
      boolean secure,
      boolean materialized,
      boolean temporary,
      String comment,
      String owner,
      Instant created)
      implements SchemaObject {
    public View {
      columns = List.copyOf(columns);
    }

    @Override
    public Schema.Key key() {
      return Schema.Key.of(Domain.RELATION, name);
    }
  }

  /// @param engineName of the engine's sequence, quoted, with its schema
  record Sequence(
      String name,
      String engineName,
      long start,
      long increment,
      boolean ordered,
      String comment,
      String owner,
      Instant created)
      implements SchemaObject {
    @Override
    public Schema.Key key() {
      return Schema.Key.of(Domain.SEQUENCE, name);
    }
  }

  /// @param url empty for an internal one
  /// @param options of its file format and copy options, by upper-case name, as written
  record Stage(
      String name,
      String url,
      boolean temporary,
      Map<String, String> options,
      String comment,
      String owner,
      Instant created)
      implements SchemaObject {
    public Stage {
      options = Map.copyOf(options);
    }

    @Override
    public Schema.Key key() {
      return Schema.Key.of(Domain.STAGE, name);
    }

    /// The option that holds it; no statement can write this name.
    public static final String FILES_ID = "@ID";

    /// Of an internal stage.
    @Override
    public Optional<String> filesId() {
      return url.isEmpty() ? Optional.ofNullable(options.get(FILES_ID)) : Optional.empty();
    }
  }

  /// @param type `CSV`, `JSON` or `PARQUET`
  /// @param options by upper-case name, as written
  record NamedFileFormat(
      String name,
      String type,
      Map<String, String> options,
      boolean temporary,
      String comment,
      String owner,
      Instant created)
      implements SchemaObject {
    public NamedFileFormat {
      options = Map.copyOf(options);
    }

    @Override
    public Schema.Key key() {
      return Schema.Key.of(Domain.FILE_FORMAT, name);
    }
  }

  /// A parameter of a routine.
  record Parameter(String name, SqlType type, Optional<String> defaultText) {}

  /// A user's function in SQL.
  ///
  /// @param returns one type, or
  /// @param table the columns of a table function
  record Function(
      String name,
      List<Parameter> parameters,
      Optional<SqlType> returns,
      List<Parameter> table,
      String body,
      String database,
      String schema,
      Map<String, String> properties,
      String comment,
      String owner,
      Instant created)
      implements SchemaObject {
    public Function {
      parameters = List.copyOf(parameters);
      table = List.copyOf(table);
      properties = Map.copyOf(properties);
    }

    /// The same with other properties and another comment.
    public Function with(Map<String, String> otherProperties, String otherComment) {
      return new Function(
          name,
          parameters,
          returns,
          table,
          body,
          database,
          schema,
          otherProperties,
          otherComment,
          owner,
          created);
    }

    /// The same in the place of another.
    public Function inPlaceOf(Function before) {
      return new Function(
          name,
          parameters,
          returns,
          table,
          body,
          database,
          schema,
          properties,
          comment,
          before.owner,
          before.created);
    }

    /// The same elsewhere: its text is read where it is.
    public Function at(String otherDatabase, String otherSchema, String otherName) {
      return new Function(
          otherName,
          parameters,
          returns,
          table,
          body,
          otherDatabase,
          otherSchema,
          properties,
          comment,
          owner,
          created);
    }

    public RoutineFlags flags() {
      return new RoutineFlags(properties);
    }

    @Override
    public Schema.Key key() {
      return new Schema.Key(Domain.FUNCTION, name, signature(parameters));
    }
  }

  /// A stored procedure in Snowflake Scripting.
  record Procedure(
      String name,
      List<Parameter> parameters,
      Optional<SqlType> returns,
      List<Parameter> table,
      String body,
      Map<String, String> properties,
      String comment,
      String owner,
      Instant created)
      implements SchemaObject {
    public Procedure {
      parameters = List.copyOf(parameters);
      table = List.copyOf(table);
      properties = Map.copyOf(properties);
    }

    /// The same with other properties and another comment.
    public Procedure with(Map<String, String> otherProperties, String otherComment) {
      return new Procedure(
          name, parameters, returns, table, body, otherProperties, otherComment, owner, created);
    }

    /// The same in the place of another.
    public Procedure inPlaceOf(Procedure before) {
      return new Procedure(
          name,
          parameters,
          returns,
          table,
          body,
          properties,
          comment,
          before.owner,
          before.created);
    }

    /// The same under another name.
    public Procedure named(String otherName) {
      return new Procedure(
          otherName, parameters, returns, table, body, properties, comment, owner, created);
    }

    public RoutineFlags flags() {
      return new RoutineFlags(properties);
    }

    @Override
    public Schema.Key key() {
      return new Schema.Key(Domain.PROCEDURE, name, signature(parameters));
    }
  }

  private static String signature(List<Parameter> parameters) {
    return parameters.stream()
        .map(parameter -> parameter.type().kind().name())
        .collect(Collectors.joining(","));
  }
}
