package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.catalog.Constraint;
import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Function;
import dev.vitrine.dialect.catalog.SchemaObject.NamedFileFormat;
import dev.vitrine.dialect.catalog.SchemaObject.Parameter;
import dev.vitrine.dialect.catalog.SchemaObject.Procedure;
import dev.vitrine.dialect.catalog.SchemaObject.Sequence;
import dev.vitrine.dialect.catalog.SchemaObject.Stage;
import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.catalog.SchemaObject.TableKind;
import dev.vitrine.dialect.catalog.SchemaObject.View;
import dev.vitrine.dialect.catalog.TableColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Statements that make an object anew, as `GET_DDL` writes them.
///
/// @param full names carry their database and schema
public record Ddl(boolean full) {

  private static final Pattern PLAIN = Pattern.compile("[A-Z_][A-Z0-9_$]*");

  /// A database and all that lies in it.
  public String database(Database database) {
    String kind = database.isTransient() ? "transient database " : "database ";
    String made = "create or replace " + kind + name(database.name());
    return made
        + comment(" COMMENT=", database.comment())
        + ";\n"
        + database.schemas().values().stream()
            .map(schema -> "\n" + schema(database.name(), schema))
            .collect(Collectors.joining());
  }

  /// A schema and all that lies in it.
  public String schema(String database, Schema schema) {
    String kind = schema.isTransient() ? "transient schema " : "schema ";
    String path = full ? name(database) + "." + name(schema.name()) : name(schema.name());
    return "create or replace "
        + kind
        + path
        + comment(" COMMENT=", schema.comment())
        + ";\n"
        + schema.objects().values().stream()
            .filter(object -> !(object instanceof Stage))
            .sorted(Comparator.comparingInt(Ddl::rank))
            .map(object -> "\n" + object(database, schema.name(), object) + "\n")
            .collect(Collectors.joining());
  }

  /// What others may be made of comes first.
  private static int rank(SchemaObject object) {
    return switch (object) {
      case Sequence _ -> 0;
      case NamedFileFormat _, Stage _ -> 1;
      case Table _ -> 2;
      case View _ -> 3;
      case Function _ -> 4;
      case Procedure _ -> 5;
    };
  }

  /// One object.
  public String object(String database, String schema, SchemaObject object) {
    String path = full ? name(database) + "." + name(schema) + "." : "";
    return switch (object) {
      case Table table -> table(path, table, List.of(database, schema));
      case View view -> view(path, view);
      case Sequence sequence -> sequence(path, sequence);
      case NamedFileFormat format -> format(path, format);
      case Function function -> function(path, function);
      case Procedure procedure -> procedure(path, procedure);
      case Stage stage -> throw Problems.unsupported("GET_DDL of stage " + stage.name());
    };
  }

  private static String table(String path, Table table, List<String> place) {
    String view = table.properties().get("ENGINE_VIEW");
    if (view != null) {
      return view;
    }
    List<String> lines = new ArrayList<>();
    table.columns().forEach(column -> lines.add("\t" + column(column)));
    table.constraints().forEach(key -> lines.add("\t" + key(key, place)));
    String kind = table.kind() == TableKind.PERMANENT ? "" : table.kind() + " ";
    String by = table.properties().get("CLUSTER_BY");
    return "create or replace "
        + kind
        + "TABLE "
        + path
        + name(table.name())
        + (by == null ? " (\n" : " cluster by " + by + "(\n")
        + String.join(",\n", lines)
        + "\n)"
        + (table.comment().isEmpty() ? "" : comment("COMMENT=", table.comment()) + "\n")
        + ";";
  }

  private static String column(TableColumn column) {
    String identity =
        column
            .identity()
            .map(one ->
                " autoincrement start %d increment %d %s"
                    .formatted(one.start(), one.increment(), one.ordered() ? "order" : "noorder"))
            .orElse("");
    return name(column.name())
        + " "
        + TypeText.of(column.type())
        + (column.nullable() ? "" : " NOT NULL")
        + column.defaultText().map(text -> " DEFAULT " + text).orElse("")
        + identity
        + comment(" COMMENT ", column.comment());
  }

  private static String key(Constraint key, List<String> place) {
    String named = key.name().isEmpty() ? "" : "constraint " + name(key.name()) + " ";
    String refers =
        key.references()
            .map(to ->
                " references "
                    + completed(to.table(), place)
                    + (to.columns().isEmpty() ? "" : names(to.columns())))
            .orElse("");
    return named
        + key.kind().toLowerCase(java.util.Locale.ROOT)
        + " "
        + names(key.columns())
        + refers;
  }

  private static String completed(List<String> table, List<String> place) {
    List<String> all = new ArrayList<>(place.subList(0, Math.max(0, 3 - table.size())));
    all.addAll(table);
    return all.stream().map(Ddl::name).collect(Collectors.joining("."));
  }

  private static String names(List<String> names) {
    return names.stream().map(Ddl::name).collect(Collectors.joining(", ", "(", ")"));
  }

  private static String view(String path, View view) {
    List<String> lines = new ArrayList<>();
    view.columns()
        .forEach(column ->
            lines.add("\t" + name(column.name()) + comment(" COMMENT ", column.comment())));
    return "create or replace "
        + (view.secure() ? "secure " : "")
        + (view.materialized() ? "materialized " : "")
        + "view "
        + path
        + name(view.name())
        + "(\n"
        + String.join(",\n", lines)
        + "\n)"
        + comment(" COMMENT=", view.comment())
        + " as "
        + view.text().strip()
        + ";";
  }

  private static String sequence(String path, Sequence sequence) {
    return "create or replace sequence "
        + path
        + name(sequence.name())
        + " start with "
        + sequence.start()
        + " increment by "
        + sequence.increment()
        + (sequence.ordered() ? " order" : " noorder")
        + comment(" comment=", sequence.comment())
        + ";";
  }

  private static String format(String path, NamedFileFormat format) {
    StringBuilder text = new StringBuilder("CREATE OR REPLACE FILE FORMAT ");
    text.append(path).append(name(format.name())).append("\n\tTYPE = ").append(format.type());
    new TreeMap<>(format.options())
        .forEach((option, value) -> {
          if (!option.equals("TYPE")) {
            text.append("\n\t").append(option).append(" = ").append(value);
          }
        });
    return text.append(comment("\n\tCOMMENT = ", format.comment())).append("\n;").toString();
  }

  private static String function(String path, Function function) {
    String returns =
        function.returns().map(TypeText::of).orElseGet(() -> "TABLE " + columns(function.table()));
    return "CREATE OR REPLACE "
        + (function.flags().isSecure() ? "SECURE " : "")
        + "FUNCTION "
        + path
        + signature(function.name(), function.parameters())
        + "\nRETURNS "
        + returns
        + function.flags().lines()
        + "\nLANGUAGE SQL"
        + comment("\nCOMMENT=", function.comment())
        + "\nAS "
        + text(function.body())
        + ";";
  }

  private static String procedure(String path, Procedure procedure) {
    String returns =
        procedure
            .returns()
            .map(TypeText::of)
            .orElseGet(() -> "TABLE " + columns(procedure.table()));
    return "CREATE OR REPLACE "
        + (procedure.flags().isSecure() ? "SECURE " : "")
        + "PROCEDURE "
        + path
        + signature(procedure.name(), procedure.parameters())
        + "\nRETURNS "
        + returns
        + procedure.flags().lines()
        + "\nLANGUAGE SQL"
        + comment("\nCOMMENT=", procedure.comment())
        + "\nEXECUTE AS "
        + procedure.properties().getOrDefault("EXECUTE AS", "OWNER")
        + "\nAS "
        + text(procedure.body())
        + ";";
  }

  private static String signature(String name, List<Parameter> parameters) {
    return quoted(name) + columns(parameters);
  }

  private static String columns(List<Parameter> parameters) {
    return parameters.stream()
        .map(one ->
            quoted(one.name())
                + " "
                + TypeText.of(one.type())
                + one.defaultText().map(value -> " DEFAULT " + value).orElse(""))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String name(String name) {
    return PLAIN.matcher(name).matches() ? name : quoted(name);
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String comment(String word, String comment) {
    return Optional.of(comment)
        .filter(one -> !one.isEmpty())
        .map(one -> word + text(one))
        .orElse("");
  }

  private static String text(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }
}
