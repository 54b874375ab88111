package dev.vitrine.snowflake.show;

import dev.vitrine.dialect.catalog.Constraint;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.snowflake.Context;
import java.util.List;
import java.util.Optional;

/// Keys of tables, which are recorded and not enforced.
final class KeySheets {

  private KeySheets() {}

  private static List<Listed> tables(Asked asked, Context context) {
    return ColumnSheets.relation(asked, context)
        .map(List::of)
        .orElseGet(() -> Listed.in(asked, context))
        .stream()
        .filter(one -> one.object() instanceof Table)
        .toList();
  }

  static Sheet primary(Asked asked, Context context) {
    return own("PRIMARY KEY", asked, context);
  }

  static Sheet unique(Asked asked, Context context) {
    return own("UNIQUE", asked, context);
  }

  private static Sheet own(String kind, Asked asked, Context context) {
    Sheet sheet =
        Sheet.of(
            "created_on:t database_name schema_name table_name column_name key_sequence:n"
                + " constraint_name rely comment");
    for (Listed one : tables(asked, context)) {
      Table table = (Table) one.object();
      for (Constraint key : table.constraints()) {
        for (int i = 0; key.kind().equals(kind) && i < key.columns().size(); i++) {
          sheet.add(
              table.created(),
              one.database(),
              one.schema(),
              table.name(),
              key.columns().get(i),
              i + 1,
              name(key, one),
              "false",
              null);
        }
      }
    }
    return sheet;
  }

  /// Its name, or one made of what it is.
  static String name(Constraint key, Listed one) {
    return key.name().isEmpty()
        ? "SYS_CONSTRAINT_"
            + new java.util.UUID(
                (one.database() + "." + one.schema() + "." + one.object().name()).hashCode(),
                (key.kind() + key.columns()).hashCode())
        : key.name();
  }

  static Sheet imported(Asked asked, Context context) {
    return foreign(tables(asked, context), null, context);
  }

  static Sheet exported(Asked asked, Context context) {
    List<Listed> targets = tables(asked, context);
    Asked everywhere =
        new Asked(
            true,
            java.util.Optional.empty(),
            "ACCOUNT",
            java.util.Optional.empty(),
            java.util.Optional.empty(),
            Integer.MAX_VALUE,
            java.util.Optional.empty());
    return foreign(tables(everywhere, context), targets, context);
  }

  private static Sheet foreign(
      List<Listed> tables,
      @org.jspecify.annotations.Nullable List<Listed> targets,
      Context context) {
    Sheet sheet =
        Sheet.of(
            "created_on:t pk_database_name pk_schema_name pk_table_name pk_column_name"
                + " fk_database_name fk_schema_name fk_table_name fk_column_name key_sequence:n"
                + " update_rule delete_rule fk_name pk_name deferrability rely comment");
    for (Listed one : tables) {
      for (Constraint key : ((Table) one.object()).constraints()) {
        key.references()
            .ifPresent(references -> rows(sheet, one, key, references, targets, context));
      }
    }
    return sheet;
  }

  private static void rows(
      Sheet sheet,
      Listed one,
      Constraint key,
      Constraint.References references,
      @org.jspecify.annotations.Nullable List<Listed> targets,
      Context context) {
    List<String> full = references.table();
    int size = full.size();
    String table = full.getLast();
    String schema = size > 1 ? full.get(size - 2) : one.schema();
    String database = size > 2 ? full.get(size - 3) : one.database();
    boolean wanted =
        targets == null
            || targets.stream()
                .anyMatch(target ->
                    target.database().equals(database)
                        && target.schema().equals(schema)
                        && target.object().name().equals(table));
    for (int i = 0; wanted && i < key.columns().size(); i++) {
      String column =
          i < references.columns().size() ? references.columns().get(i) : key.columns().get(i);
      sheet.add(
          one.object().created(),
          database,
          schema,
          table,
          column,
          one.database(),
          one.schema(),
          one.object().name(),
          key.columns().get(i),
          i + 1,
          "NO ACTION",
          "NO ACTION",
          name(key, one),
          referred(new Listed.Path(database, schema, table), references, context),
          "NOT DEFERRABLE",
          "false",
          null);
    }
  }

  /// Name of the key that is referred to: the one of those columns, or else the primary one.
  private static @org.jspecify.annotations.Nullable String referred(
      Listed.Path path, Constraint.References references, Context context) {
    Optional<Table> table =
        context
            .environment()
            .catalog()
            .schema(path.database(), path.schema())
            .flatMap(schema -> schema.find(Schema.Key.of(Schema.Domain.RELATION, path.name())))
            .filter(Table.class::isInstance)
            .map(Table.class::cast);
    return table.stream()
        .flatMap(found -> found.constraints().stream())
        .filter(key -> key.references().isEmpty())
        .filter(key ->
            references.columns().isEmpty()
                ? key.kind().equals("PRIMARY KEY")
                : key.columns().equals(references.columns()))
        .findFirst()
        .map(key -> name(key, new Listed(path.database(), path.schema(), table.orElseThrow())))
        .orElse(null);
  }
}
