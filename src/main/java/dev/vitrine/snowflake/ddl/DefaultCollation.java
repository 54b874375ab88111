package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.Catalog;
import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.translate.Collations;
import dev.vitrine.dialect.translate.Objects.Place;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.Context;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `DEFAULT_DDL_COLLATION`: what new columns of texts are compared by that do not say so
/// themselves. A table's own counts more than its schema's, that more than its database's, and that
/// more than the session's.
public final class DefaultCollation {

  public static final String NAME = "DEFAULT_DDL_COLLATION";

  private DefaultCollation() {}

  /// What is in force, and who says it.
  ///
  /// @param level `TABLE`, `SCHEMA`, `DATABASE`, `SESSION`, or empty where nobody does
  public record Said(String collation, String level) {}

  /// What new columns of a table, or in a schema or database, have by default.
  ///
  /// @param table properties of the table; empty without one
  /// @param schema empty without one
  /// @param database empty without one
  public static Said of(
      Map<String, String> table,
      Optional<Schema> schema,
      Optional<Database> database,
      Context context) {
    return said(table.get(NAME), "TABLE")
        .or(() -> schema.map(Schema::collation).flatMap(text -> said(text, "SCHEMA")))
        .or(() -> database.map(Database::collation).flatMap(text -> said(text, "DATABASE")))
        .or(() -> said(context.environment().parameter(NAME), "SESSION"))
        .orElse(new Said("", ""));
  }

  private static Optional<Said> said(@Nullable String text, String level) {
    return text == null || text.isEmpty() ? Optional.empty() : Optional.of(new Said(text, level));
  }

  /// The one of a table's new columns.
  static String in(Place place, Map<String, String> table, Context context) {
    Catalog catalog = context.environment().catalog();
    return of(
            table,
            catalog.schema(place.database(), place.schema()),
            catalog.database(place.database()),
            context)
        .collation();
  }

  /// A column's type, with the default where it has no collation of its own.
  static SqlType applied(SqlType type, boolean hasOwn, String collation) {
    return type.kind() == SqlType.Kind.TEXT && type.collation().isEmpty() && !hasOwn
        ? type.withCollation(Collations.checked(collation))
        : type;
  }

  /// The one among properties as written; empty where it is not.
  ///
  /// @throws dev.vitrine.kernel.SqlError for one that is none
  static Optional<String> said(Map<String, String> properties) {
    return Optional.ofNullable(properties.get(NAME)).map(DefaultCollation::checked);
  }

  private static String checked(String collation) {
    var _ = Collations.checked(collation);
    return collation;
  }
}
