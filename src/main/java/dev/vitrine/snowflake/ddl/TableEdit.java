package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.catalog.Constraint;
import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.NextValue;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Scope;
import dev.vitrine.dialect.translate.Translator;
import dev.vitrine.dialect.translate.TypeText;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A table on its way from one state to the next, and the engine's statements for that.
final class TableEdit {

  private final Context context;
  private final List<String> sql = new ArrayList<>();
  private final String collation;
  private Table table;

  TableEdit(Table table, Context context) {
    this(table, "", context);
  }

  /// @param collation that columns have by default that are added
  TableEdit(Table table, String collation, Context context) {
    this.table = table;
    this.collation = collation;
    this.context = context;
  }

  Table table() {
    return table;
  }

  List<String> sql() {
    return sql;
  }

  Context context() {
    return context;
  }

  private void alter(String what) {
    sql.add("ALTER TABLE " + table.engineName() + " " + what);
  }

  Optional<TableColumn> find(String column) {
    return table.columns().stream().filter(one -> one.name().equals(column)).findFirst();
  }

  /// @throws dev.vitrine.kernel.SqlError `INVALID_IDENTIFIER`
  TableColumn column(String name) {
    return find(name).orElseThrow(() -> Messages.noColumn(name));
  }

  void replace(String column, UnaryOperator<TableColumn> change) {
    columns(
        table.columns().stream()
            .map(one -> one.name().equals(column) ? change.apply(one) : one)
            .toList());
  }

  private void columns(List<TableColumn> columns) {
    table = Tables.with(table, columns, table.constraints());
  }

  void constraints(List<Constraint> constraints) {
    Keys.check(table.columns(), constraints);
    table = Tables.with(table, table.columns(), constraints);
  }

  void properties(UnaryOperator<Map<String, String>> change) {
    Map<String, String> changed = change.apply(new LinkedHashMap<>(table.properties()));
    String comment = changed.getOrDefault(Properties.COMMENT, table.comment());
    changed.remove(Properties.COMMENT);
    var _ = DefaultCollation.said(changed);
    table = Tables.with(table, changed, comment);
  }

  void add(ColumnSpec written) {
    ColumnSpec spec = written.in(collation);
    String name = spec.name().name();
    if (find(name).isPresent()) {
      throw Problems.plain(ErrorCode.DUPLICATE_COLUMN, "column '" + name + "' already exists");
    }
    TableBuild build = new TableBuild(table.engineName(), engineSchema(), isTemporary());
    SqlType type = spec.type().orElseThrow();
    TableColumn column =
        build.column(spec, type, table.columns().stream().map(TableColumn::engineName).toList());
    sql.addAll(build.sequences());
    Optional<String> first = first(column);
    if (!column.nullable() && first.isEmpty()) {
      requireEmpty(name);
    }
    addTo(column, first);
    List<TableColumn> columns = new ArrayList<>(table.columns());
    columns.add(column);
    columns(columns);
    List<Constraint> keys = new ArrayList<>(table.constraints());
    keys.addAll(spec.constraints());
    constraints(keys);
  }

  private void addTo(TableColumn column, Optional<String> first) {
    String name = QuotedName.of(column.engineName());
    boolean counted = first.filter(value -> value.contains(NextValue.CALL)).isPresent();
    if (counted && !column.nullable()) {
      rebuild(column, first.orElseThrow());
      return;
    }
    alter(
        "ADD COLUMN "
            + name
            + " "
            + EngineTypes.of(column.type())
            + first.map(value -> " DEFAULT " + value).orElse(""));
    if (first.isPresent()) {
      alter("ALTER COLUMN " + name + " DROP DEFAULT");
    }
    if (!column.nullable()) {
      alter("ALTER COLUMN " + name + " SET NOT NULL");
    }
  }

  /// What the rows that are there get.
  private Optional<String> first(TableColumn column) {
    if (column.identity().isPresent()) {
      return Optional.of(NextValue.of(column.identity().get().sequence()));
    }
    return column.defaultText().map(text -> value(text, column.type()));
  }

  /// A default in the engine's words.
  private String value(String text, SqlType type) {
    Translator translator = new Translator(text, context.environment());
    var expression = Parser.expression(text, context.environment().parseOptions());
    var typed = translator.expressions(Scope.root(translator.problems())).translate(expression);
    return Casts.implicit(typed, type).exactly().sql();
  }

  /// The engine adds no column that must hold a value of a sequence: the rows move to a new table.
  private void rebuild(TableColumn added, String value) {
    List<TableColumn> columns = new ArrayList<>(table.columns());
    columns.add(added);
    String last = EngineNames.last(table.engineName());
    String aside =
        QuotedName.of(dev.vitrine.dialect.Gate.INTERNAL_MARK + "_" + java.util.UUID.randomUUID());
    String prefix = table.engineName().substring(0, table.engineName().length() - last.length());
    sql.add(
        (isTemporary() ? "CREATE TEMP TABLE " : "CREATE TABLE ")
            + prefix
            + aside
            + " ("
            + String.join(", ", columns.stream().map(TableBuild::definition).toList())
            + ")");
    List<String> values =
        new ArrayList<>(table.columns().stream().map(CreateTables::reading).toList());
    values.add(value);
    sql.add(
        "INSERT INTO "
            + prefix
            + aside
            + " SELECT "
            + String.join(", ", values)
            + " FROM "
            + table.engineName()
            + " AS q");
    sql.add("DROP TABLE " + table.engineName());
    sql.add("ALTER TABLE " + prefix + aside + " RENAME TO " + last);
  }

  private void requireEmpty(String column) {
    boolean filled =
        !context
            .steps()
            .read("SELECT 1::VARCHAR FROM " + table.engineName() + " LIMIT 1", List.of(), 1)
            .isEmpty();
    if (filled) {
      throw Problems.plain(
          ErrorCode.COMPILATION,
          "Non-nullable column '%s' cannot be added to non-empty table '%s' unless it has a non-null default value."
              .formatted(column, table.name()));
    }
  }

  private boolean isTemporary() {
    return table.engineName().startsWith("temp.");
  }

  private dev.vitrine.dialect.catalog.Schema engineSchema() {
    String last = EngineNames.last(table.engineName());
    String prefix =
        table
            .engineName()
            .substring(0, Math.max(0, table.engineName().length() - last.length() - 1));
    String schema =
        prefix.startsWith("\"")
            ? prefix.substring(1, prefix.length() - 1).replace("\"\"", "\"")
            : prefix;
    return CreateNamespaces.schema("", schema, "");
  }

  void drop(String name) {
    TableColumn column = column(name);
    if (table.columns().size() == 1) {
      throw Problems.plain(
          ErrorCode.COMPILATION,
          "Cannot drop column '" + name + "': it is the only column of the table");
    }
    alter("DROP COLUMN " + QuotedName.of(column.engineName()));
    column
        .identity()
        .ifPresent(identity -> sql.add("DROP SEQUENCE IF EXISTS " + identity.sequence()));
    columns(table.columns().stream().filter(one -> !one.name().equals(name)).toList());
    constraints(
        table.constraints().stream()
            .filter(constraint -> !constraint.columns().contains(name))
            .toList());
  }

  void rename(String from, String to) {
    TableColumn column = column(from);
    if (find(to).isPresent()) {
      throw Problems.plain(ErrorCode.DUPLICATE_COLUMN, "column '" + to + "' already exists");
    }
    List<String> others =
        table.columns().stream()
            .filter(one -> !one.equals(column))
            .map(TableColumn::engineName)
            .toList();
    String engineName =
        column.engineName().equalsIgnoreCase(to)
            ? column.engineName()
            : EngineNames.column(to, others);
    if (!engineName.equals(column.engineName())) {
      alter(
          "RENAME COLUMN "
              + QuotedName.of(column.engineName())
              + " TO "
              + QuotedName.of(engineName));
    }
    replace(from, one -> Columns.renamed(one, to, engineName));
    table =
        Tables.with(
            table,
            table.columns(),
            table.constraints().stream().map(one -> Keys.renamed(one, from, to)).toList());
  }

  void type(String name, SqlType type) {
    TableColumn column = column(name);
    SqlType before = column.type();
    boolean sameScale = before.kind() != SqlType.Kind.FIXED || before.scale() == type.scale();
    if (before.kind() != type.kind() || !sameScale) {
      throw cannotChange(column, type, "");
    }
    boolean hasLength = type.kind() == SqlType.Kind.TEXT || type.kind() == SqlType.Kind.BINARY;
    if (hasLength && type.length() < before.length()) {
      String kind = type.kind() == SqlType.Kind.TEXT ? "varchar" : "binary";
      throw cannotChange(
          column, type, " because reducing the byte-length of a " + kind + " is not supported.");
    }
    String engine = QuotedName.of(column.engineName());
    if (type.kind() == SqlType.Kind.FIXED && column.reading().equals("%s")) {
      String to = EngineTypes.of(type);
      alter(
          "ALTER COLUMN "
              + engine
              + " SET DATA TYPE "
              + to
              + " USING CAST("
              + engine
              + " AS "
              + to
              + ")");
    }
    SqlType kept = type.kind() == SqlType.Kind.TEXT ? type.withCollation(before.collation()) : type;
    replace(name, one -> Columns.typed(one, kept));
  }

  private static SqlError cannotChange(TableColumn column, SqlType type, String why) {
    return Problems.plain(
        ErrorCode.CANNOT_CHANGE_TYPE,
        "cannot change column %s from type %s to %s%s"
            .formatted(column.name(), TypeText.of(column.type()), TypeText.of(type), why));
  }

  void nullable(String name, boolean nullable) {
    TableColumn column = column(name);
    if (column.nullable() != nullable) {
      alter(
          "ALTER COLUMN "
              + QuotedName.of(column.engineName())
              + (nullable ? " DROP NOT NULL" : " SET NOT NULL"));
      replace(name, one -> Columns.nullable(one, nullable));
    }
  }

  void defaultText(String name, Optional<String> text) {
    TableColumn column = column(name);
    text.ifPresent(written -> value(written, column.type()));
    replace(name, one -> Columns.defaulted(one, text));
  }

  void comment(String name, String comment) {
    TableColumn _ = column(name);
    replace(name, one -> Columns.commented(one, comment));
  }
}
