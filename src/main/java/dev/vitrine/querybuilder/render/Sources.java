package dev.vitrine.querybuilder.render;

import dev.vitrine.querybuilder.check.Scope;
import dev.vitrine.querybuilder.model.QueryTable;
import dev.vitrine.querybuilder.schema.SchemaColumn;
import dev.vitrine.querybuilder.schema.SchemaTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// The tables of a query as they stand in its SQL.
final class Sources {

  private final Map<String, String> references = new HashMap<>();
  private final Map<String, Table<?>> tables = new HashMap<>();
  private final Map<String, SchemaTable> known = new HashMap<>();

  Sources(Scope scope, Dialect dialect) {
    Set<String> taken = new HashSet<>();
    for (QueryTable table : scope.query().tables()) {
      SchemaTable stored = scope.table(table.id()).orElseThrow();
      known.put(table.id(), stored);
      String reference = table.shownName();
      if (!taken.add(reference.toLowerCase(Locale.ROOT))) {
        reference = reference + "_" + table.id();
        taken.add(reference.toLowerCase(Locale.ROOT));
      }
      references.put(table.id(), reference);
      Table<?> source = DSL.table(name(stored, dialect));
      tables.put(
          table.id(),
          reference.equals(stored.name()) && !dialect.qualifies()
              ? source
              : source.as(DSL.quotedName(reference)));
    }
  }

  static Name name(SchemaTable table, Dialect dialect) {
    return dialect.qualifies()
        ? DSL.quotedName(table.schema(), table.name())
        : DSL.quotedName(table.name());
  }

  Table<?> table(String id) {
    return Objects.requireNonNull(tables.get(id));
  }

  /// @param name in any case that the warehouse takes for the same
  Field<Object> column(String id, String name) {
    String stored =
        Objects.requireNonNull(known.get(id)).column(name).map(SchemaColumn::name).orElse(name);
    return DSL.field(DSL.quotedName(Objects.requireNonNull(references.get(id)), stored));
  }
}
