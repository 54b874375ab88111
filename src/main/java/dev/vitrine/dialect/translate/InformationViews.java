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
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.translate.InformationSchema.View;
import dev.vitrine.kernel.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What each view of `INFORMATION_SCHEMA` holds.
final class InformationViews {

  private final Database database;
  private final Environment environment;

  private InformationViews(Database database, Environment environment) {
    this.database = database;
    this.environment = environment;
  }

  /// A view by its name; empty for an unknown one.
  static Optional<View> of(String name, Database database, Environment environment) {
    InformationViews views = new InformationViews(database, environment);
    return Optional.ofNullable(
        switch (name) {
          case "SCHEMATA" -> views.schemata();
          case "TABLES" -> views.tables();
          case "COLUMNS" -> views.columns();
          case "VIEWS" -> views.views();
          case "SEQUENCES" -> views.sequences();
          case "FUNCTIONS" -> views.functions();
          case "PROCEDURES" -> views.procedures();
          case "STAGES" -> views.stages();
          case "FILE_FORMATS" -> views.fileFormats();
          case "TABLE_CONSTRAINTS" -> views.constraints();
          case "REFERENTIAL_CONSTRAINTS" -> views.references();
          case "DATABASES" -> views.databases();
          case "INFORMATION_SCHEMA_CATALOG_NAME" -> views.catalogName();
          case "APPLICABLE_ROLES", "ENABLED_ROLES" -> views.roles(name);
          case "OBJECT_PRIVILEGES", "TABLE_PRIVILEGES", "USAGE_PRIVILEGES" ->
              new View(InformationColumns.of(name)); // no privileges are kept for objects
          case "LOAD_HISTORY" -> views.loads();
          case "TABLE_STORAGE_METRICS" -> views.storage();
          default -> null;
        });
  }

  private interface Each {
    void see(Schema schema, SchemaObject object);
  }

  private void each(Each each) {
    Stream.concat(
            database.schemas().values().stream(), Stream.of(InformationRelations.of(database)))
        .forEach(schema -> schema.objects().values().forEach(object -> each.see(schema, object)));
  }

  private View schemata() {
    View view = new View(InformationColumns.of("SCHEMATA"));
    view.add(
        database.name(),
        InformationRelations.SCHEMA,
        null,
        "NO",
        "NO",
        1,
        null,
        null,
        null,
        null,
        database.created(),
        database.created(),
        "Views describing the contents of schemas in this database");
    for (Schema schema : database.schemas().values()) {
      view.add(
          database.name(),
          schema.name(),
          schema.owner(),
          yes(schema.isTransient()),
          "NO",
          1,
          null,
          null,
          null,
          null,
          schema.created(),
          schema.created(),
          blank(schema.comment()));
    }
    return view;
  }

  private static String yes(boolean is) {
    return is ? "YES" : "NO";
  }

  private static @Nullable String blank(String comment) {
    return comment.isEmpty() ? null : comment;
  }

  private View databases() {
    View view = new View(InformationColumns.of("DATABASES"));
    for (Database one : environment.catalog().databases().values()) {
      view.add(
          one.name(),
          one.owner(),
          yes(one.isTransient()),
          blank(one.comment()),
          one.created(),
          one.created(),
          1,
          "STANDARD",
          "NO",
          "ROLE");
    }
    return view;
  }

  private View catalogName() {
    View view = new View(InformationColumns.of("INFORMATION_SCHEMA_CATALOG_NAME"));
    view.add(database.name());
    return view;
  }

  private View tables() {
    View view = new View(InformationColumns.of("TABLES"));
    each((schema, object) -> {
      if (object instanceof Table || object instanceof SchemaObject.View) {
        add(view, schema, object);
      }
    });
    return view;
  }

  private void add(View view, Schema schema, SchemaObject object) {
    boolean base = object instanceof Table table && !isEngineView(table);
    String clustered = object instanceof Table table ? table.properties().get("CLUSTER_BY") : null;
    boolean passing =
        object instanceof Table table && table.kind() == SchemaObject.TableKind.TRANSIENT;
    view.add(
        database.name(),
        schema.name(),
        object.name(),
        blank(object.owner()),
        type(object),
        yes(passing),
        clustered == null ? null : "LINEAR" + clustered,
        base
            ? new View.Computed("(SELECT count(*) FROM " + ((Table) object).engineName() + ")")
            : null,
        null,
        1,
        null,
        null,
        null,
        null,
        null,
        "YES",
        "YES",
        null,
        object.created(),
        object.created(),
        object.created(),
        null,
        yes(clustered != null),
        blank(object.comment()),
        "NO",
        "NO",
        "NO",
        "NO",
        "NO");
  }

  private static boolean isEngineView(Table table) {
    return table.properties().containsKey("ENGINE_VIEW");
  }

  private static String type(SchemaObject object) {
    return switch (object) {
      case SchemaObject.View view -> view.materialized() ? "MATERIALIZED VIEW" : "VIEW";
      case Table table -> isEngineView(table) ? "VIEW" : "BASE TABLE";
      default -> "";
    };
  }

  private View columns() {
    View view = new View(InformationColumns.of("COLUMNS"));
    each((schema, object) -> {
      List<TableColumn> columns =
          switch (object) {
            case Table table -> table.columns();
            case SchemaObject.View found -> found.columns();
            default -> List.of();
          };
      for (int i = 0; i < columns.size(); i++) {
        column(view, schema, object, columns.get(i), i + 1);
      }
    });
    return view;
  }

  private void column(
      View view, Schema schema, SchemaObject object, TableColumn column, int position) {
    SqlType type = column.type();
    boolean sized = type.kind() == SqlType.Kind.TEXT || type.kind() == SqlType.Kind.BINARY;
    boolean number = type.kind() == SqlType.Kind.FIXED;
    boolean time = type.kind() == SqlType.Kind.TIME || type.kind().name().startsWith("TIMESTAMP");
    boolean text = type.kind() == SqlType.Kind.TEXT;
    Optional<TableColumn.Identity> identity = column.identity();
    view.add(
        database.name(),
        schema.name(),
        object.name(),
        column.name(),
        position,
        column.defaultText().orElse(null),
        yes(column.nullable()),
        dataType(type),
        sized ? type.length() : null,
        sized ? (text ? Math.min(4L * type.length(), SqlType.MAX_TEXT) : type.length()) : null,
        number ? type.precision() : null,
        number ? 10 : null,
        number ? type.scale() : null,
        time ? type.scale() : null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        "NO",
        yes(identity.isPresent()),
        identity.isPresent() ? "BY DEFAULT" : null,
        identity.map(TableColumn.Identity::start).orElse(null),
        identity.map(TableColumn.Identity::increment).orElse(null),
        null,
        null,
        identity.isPresent() ? "NO" : null,
        identity.map(one -> yes(one.ordered())).orElse(null),
        null,
        blank(column.comment()),
        TypeText.of(type));
  }

  private static String dataType(SqlType type) {
    return switch (type.kind()) {
      case FIXED -> "NUMBER";
      case REAL -> "FLOAT";
      case TEXT,
          BOOLEAN,
          DATE,
          TIME,
          TIMESTAMP_NTZ,
          TIMESTAMP_LTZ,
          TIMESTAMP_TZ,
          BINARY,
          VARIANT,
          OBJECT,
          ARRAY ->
          type.kind().name();
    };
  }

  private View views() {
    View view = new View(InformationColumns.of("VIEWS"));
    each((schema, object) -> {
      if (object instanceof SchemaObject.View found) {
        view(view, schema, object, blank(found.statement()), found.secure());
      } else if (object instanceof Table table && isEngineView(table)) {
        view(view, schema, object, table.properties().get("ENGINE_VIEW"), false);
      }
    });
    return view;
  }

  private void view(
      View view, Schema schema, SchemaObject object, @Nullable String text, boolean secure) {
    view.add(
        database.name(),
        schema.name(),
        object.name(),
        blank(object.owner()),
        text,
        "NONE",
        "NO",
        "NO",
        yes(secure),
        object.created(),
        object.created(),
        object.created(),
        null,
        blank(object.comment()));
  }

  private View sequences() {
    View view = new View(InformationColumns.of("SEQUENCES"));
    each((schema, object) -> {
      if (object instanceof Sequence sequence) {
        view.add(
            database.name(),
            schema.name(),
            sequence.name(),
            sequence.owner(),
            "NUMBER",
            38,
            10,
            0,
            sequence.start(),
            "-9223372036854775808",
            "9223372036854775807",
            null,
            sequence.increment(),
            "NO",
            sequence.created(),
            sequence.created(),
            yes(sequence.ordered()),
            blank(sequence.comment()));
      }
    });
    return view;
  }

  private View functions() {
    View view = new View(InformationColumns.of("FUNCTIONS"));
    each((schema, object) -> {
      if (object instanceof Function function) {
        view.add(
            database.name(),
            schema.name(),
            function.name(),
            function.owner(),
            signature(function.parameters()),
            returns(function.returns(), function.table()),
            null,
            null,
            null,
            null,
            null,
            "SQL",
            function.body(),
            function.flags().volatility(),
            yes(!function.flags().isStrict()),
            yes(function.flags().isSecure()),
            function.created(),
            function.created(),
            blank(function.comment()),
            "NO",
            yes(function.flags().isMemoizable()));
      }
    });
    return view;
  }

  private View procedures() {
    View view = new View(InformationColumns.of("PROCEDURES"));
    each((schema, object) -> {
      if (object instanceof Procedure procedure) {
        view.add(
            database.name(),
            schema.name(),
            procedure.name(),
            procedure.owner(),
            signature(procedure.parameters()),
            returns(procedure.returns(), procedure.table()),
            null,
            null,
            null,
            null,
            null,
            "SQL",
            procedure.body(),
            procedure.created(),
            procedure.created(),
            blank(procedure.comment()));
      }
    });
    return view;
  }

  private static String signature(List<Parameter> parameters) {
    return parameters.stream()
        .map(parameter -> parameter.name() + " " + TypeText.of(parameter.type()))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String returns(Optional<SqlType> type, List<Parameter> table) {
    return type.map(TypeText::of).orElseGet(() -> "TABLE " + signature(table));
  }

  private View stages() {
    View view = new View(InformationColumns.of("STAGES"));
    each((schema, object) -> {
      if (object instanceof Stage stage) {
        view.add(
            database.name(),
            schema.name(),
            stage.name(),
            blank(stage.url()),
            null,
            stage.url().isEmpty() ? "Internal Named" : "External Named",
            stage.owner(),
            blank(stage.comment()),
            stage.created(),
            stage.created());
      }
    });
    return view;
  }

  private View fileFormats() {
    View view = new View(InformationColumns.of("FILE_FORMATS"));
    each((schema, object) -> {
      if (object instanceof NamedFileFormat format) {
        view.add(
            database.name(),
            schema.name(),
            format.name(),
            format.owner(),
            format.type(),
            format.options().get("RECORD_DELIMITER"),
            format.options().get("FIELD_DELIMITER"),
            null,
            format.options().get("DATE_FORMAT"),
            format.options().get("TIME_FORMAT"),
            format.options().get("TIMESTAMP_FORMAT"),
            format.options().get("BINARY_FORMAT"),
            format.options().get("ESCAPE"),
            format.options().get("ESCAPE_UNENCLOSED_FIELD"),
            format.options().get("TRIM_SPACE"),
            format.options().get("FIELD_OPTIONALLY_ENCLOSED_BY"),
            format.options().get("NULL_IF"),
            format.options().get("COMPRESSION"),
            format.options().get("ERROR_ON_COLUMN_COUNT_MISMATCH"),
            format.created(),
            format.created(),
            blank(format.comment()));
      }
    });
    return view;
  }

  private View constraints() {
    View view = new View(InformationColumns.of("TABLE_CONSTRAINTS"));
    each((schema, object) -> {
      if (object instanceof Table table) {
        for (Constraint key : table.constraints()) {
          view.add(
              database.name(),
              schema.name(),
              named(key, schema, table),
              database.name(),
              schema.name(),
              table.name(),
              key.kind(),
              "NO",
              "YES",
              "NO",
              null,
              table.created(),
              table.created(),
              "NO");
        }
      }
    });
    return view;
  }

  private String named(Constraint key, Schema schema, Table table) {
    return key.name().isEmpty()
        ? "SYS_CONSTRAINT_"
            + new java.util.UUID(
                (database.name() + "." + schema.name() + "." + table.name()).hashCode(),
                (key.kind() + key.columns()).hashCode())
        : key.name();
  }

  private View references() {
    View view = new View(InformationColumns.of("REFERENTIAL_CONSTRAINTS"));
    each((schema, object) -> {
      if (object instanceof Table table) {
        table.constraints().stream()
            .filter(key -> key.references().isPresent())
            .forEach(key ->
                view.add(
                    database.name(),
                    schema.name(),
                    named(key, schema, table),
                    database.name(),
                    schema.name(),
                    null,
                    "FULL",
                    "NO ACTION",
                    "NO ACTION",
                    null,
                    table.created(),
                    table.created()));
      }
    });
    return view;
  }

  private View roles(String name) {
    View view = new View(InformationColumns.of(name));
    if (name.equals("ENABLED_ROLES")) {
      view.add(environment.role(), "");
    } else {
      view.add(environment.user(), environment.role(), "", "NO");
    }
    return view;
  }

  /// Sizes are the engine's file's, not a table's.
  private View storage() {
    View view = new View(InformationColumns.of("TABLE_STORAGE_METRICS"));
    each((schema, object) -> {
      if (object instanceof Table table && !isEngineView(table)) {
        view.add(
            database.name(),
            schema.name(),
            table.name(),
            null,
            null,
            yes(table.kind() == SchemaObject.TableKind.TRANSIENT),
            null,
            null,
            null,
            null,
            table.created(),
            null,
            null,
            database.created(),
            null,
            schema.created(),
            null,
            blank(table.comment()));
      }
    });
    return view;
  }

  private View loads() {
    return Loads.view(database);
  }
}
