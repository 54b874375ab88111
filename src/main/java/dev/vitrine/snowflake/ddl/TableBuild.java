package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.Gate;
import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.catalog.Constraint;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.catalog.SchemaObject.TableKind;
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.catalog.TableColumn.Identity;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Puts a table together: what the catalog keeps, and the engine's statements that make it.
final class TableBuild {

  private final String engineName;
  private final String engineSchema;
  private final boolean temporary;
  private final List<TableColumn> columns = new ArrayList<>();
  private final List<String> engineColumns = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final List<String> sequences = new ArrayList<>();

  /// @param engineName quoted, with its schema
  /// @param schema whose engine schema holds the table's sequences
  TableBuild(String engineName, Schema schema, boolean temporary) {
    this.engineName = engineName;
    this.engineSchema = schema.engineName();
    this.temporary = temporary;
  }

  /// @param keys columns of the primary key, which hold no NULL
  void add(ColumnSpec spec, SqlType type, Set<String> keys) {
    String name = spec.name().name();
    if (!names.add(name)) {
      throw duplicate(name);
    }
    boolean nullable = !keys.contains(name);
    TableColumn column = column(spec, type, engineColumns);
    add(nullable ? column : Columns.nullable(column, false));
  }

  /// A column beside others.
  TableColumn column(ColumnSpec spec, SqlType type, List<String> others) {
    boolean isKey =
        spec.constraints().stream()
            .anyMatch(constraint -> constraint.kind().equals(ColumnReader.PRIMARY_KEY));
    return new TableColumn(
        spec.name().name(),
        EngineNames.column(spec.name().name(), others),
        type,
        !spec.notNull() && !isKey,
        "%s",
        spec.defaultText(),
        spec.identity().map(this::identity),
        spec.comment());
  }

  /// The statements that make the sequences of its columns.
  List<String> sequences() {
    return sequences;
  }

  /// A copy of another table's column.
  void copy(TableColumn column) {
    add(
        new TableColumn(
            column.name(),
            EngineNames.column(column.name(), engineColumns),
            column.type(),
            column.nullable(),
            "%s",
            column.defaultText(),
            column
                .identity()
                .map(identity ->
                    identity(
                        new ColumnSpec.Counting(
                            identity.start(), identity.increment(), identity.ordered()))),
            column.comment()));
  }

  private void add(TableColumn column) {
    columns.add(column);
    engineColumns.add(column.engineName());
  }

  static dev.vitrine.kernel.SqlError duplicate(String name) {
    return Problems.plain(ErrorCode.DUPLICATE_COLUMN, "duplicate column name '" + name + "'");
  }

  /// A sequence of the engine's that counts for one column.
  private Identity identity(ColumnSpec.Counting counting) {
    String name =
        (temporary ? "temp." : QuotedName.of(engineSchema) + ".")
            + QuotedName.of(Gate.INTERNAL_MARK + "_identity_" + UUID.randomUUID());
    sequences.add(sequence(temporary ? "TEMP SEQUENCE" : "SEQUENCE", name, counting));
    return new Identity(counting.start(), counting.increment(), counting.ordered(), name);
  }

  /// The engine's statement that makes a sequence.
  static String sequence(String kind, String name, ColumnSpec.Counting counting) {
    if (counting.increment() == 0) {
      throw Problems.plain(
          ErrorCode.INVALID_PARAMETER_VALUE, "invalid value [0] for parameter 'INCREMENT'");
    }
    boolean down = counting.increment() < 0;
    String bounds =
        down
            ? " MINVALUE -9223372036854775808 MAXVALUE 9223372036854775807"
            : " MINVALUE -9223372036854775807 MAXVALUE 9223372036854775807";
    return "CREATE %s %s START WITH %d INCREMENT BY %d%s"
        .formatted(kind, name, counting.start(), counting.increment(), bounds);
  }

  List<TableColumn> columns() {
    return columns;
  }

  /// The statements that make it, empty.
  List<String> sql() {
    List<String> all = new ArrayList<>(sequences);
    all.add(
        (temporary ? "CREATE TEMP TABLE " : "CREATE TABLE ")
            + engineName
            + " ("
            + String.join(", ", columns.stream().map(TableBuild::definition).toList())
            + ")");
    return all;
  }

  static String definition(TableColumn column) {
    return QuotedName.of(column.engineName())
        + " "
        + EngineTypes.of(column.type())
        + (column.nullable() ? "" : " NOT NULL");
  }

  Table table(
      String name,
      TableKind kind,
      List<Constraint> constraints,
      Map<String, String> properties,
      String owner) {
    Map<String, String> kept = new LinkedHashMap<>(properties);
    String comment = kept.getOrDefault(Properties.COMMENT, "");
    kept.remove(Properties.COMMENT);
    kept.remove(Properties.COPY_GRANTS);
    return new Table(
        name,
        kind,
        engineName,
        columns,
        constraints,
        false,
        kept,
        comment,
        owner,
        CreationTime.next());
  }
}
