package dev.vitrine.querybuilder.render;

import dev.vitrine.querybuilder.check.Scope;
import dev.vitrine.querybuilder.model.QueryTable;
import dev.vitrine.querybuilder.schema.SchemaTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// The tables of a query as they stand in its SQL.
final class Sources {

  private final Map<String, String> references = new HashMap<>();
  private final Map<String, Table<?>> tables = new HashMap<>();

  Sources(Scope scope, Dialect dialect) {
    Set<String> taken = new HashSet<>();
    for (QueryTable table : scope.query().tables()) {
      SchemaTable known = scope.table(table.id()).orElseThrow();
      String reference = table.shownName();
      if (!taken.add(reference.toLowerCase(Locale.ROOT))) {
        reference = reference + "_" + table.id();
        taken.add(reference.toLowerCase(Locale.ROOT));
      }
      references.put(table.id(), reference);
      Table<?> source = DSL.table(name(known, dialect));
      tables.put(
          table.id(),
          reference.equals(known.name()) && !dialect.qualifies()
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
    return java.util.Objects.requireNonNull(tables.get(id));
  }

  Field<Object> column(String id, String name) {
    return DSL.field(DSL.quotedName(java.util.Objects.requireNonNull(references.get(id)), name));
  }
}
