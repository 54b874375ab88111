package dev.vitrine.querybuilder.check;

import dev.vitrine.querybuilder.check.Finding.Code;
import dev.vitrine.querybuilder.model.Join;
import dev.vitrine.querybuilder.model.QueryDefinition;
import dev.vitrine.querybuilder.schema.SchemaColumn;
import dev.vitrine.querybuilder.schema.SchemaTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is wrong with a query's joins.
record JoinCheck(QueryDefinition query, Scope scope) {

  List<Finding> findings() {
    List<Finding> found = new ArrayList<>();
    for (int i = 0; i < query.joins().size(); i++) {
      Join join = query.joins().get(i);
      String at = "joins[" + i + "]";
      Optional<SchemaColumn> from =
          column(join.fromTable(), join.fromColumn(), at + ".from_column", found);
      Optional<SchemaColumn> to = column(join.toTable(), join.toColumn(), at + ".to_column", found);
      if (from.isPresent() && to.isPresent()) {
        comparable(from.get(), to.get(), at).ifPresent(found::add);
      }
      if (join.fromTable().equals(join.toTable())) {
        found.add(
            Finding.of(Code.CIRCULAR_JOIN, at, "Join references the same table on both sides")
                .suggesting(Optional.of("A join should connect two different tables")));
      }
    }
    return found;
  }

  private Optional<SchemaColumn> column(String table, String name, String at, List<Finding> found) {
    Optional<SchemaTable> known = scope.table(table);
    Optional<SchemaColumn> column = known.flatMap(has -> has.column(name));
    if (known.isPresent() && column.isEmpty()) {
      found.add(
          Finding.of(
                  Code.INVALID_JOIN,
                  at,
                  "Join column '%s' not found in table '%s'".formatted(name, known.get().name()))
              .suggesting(Suggestions.near(name, known.get().columnNames())));
    }
    return column;
  }

  private static Optional<Finding> comparable(SchemaColumn from, SchemaColumn to, String at) {
    if (from.type().family().compares(to.type().family())) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.of(
            Code.TYPE_MISMATCH,
            at + ".to_column",
            "Join columns '%s' (%s) and '%s' (%s) cannot be compared"
                .formatted(from.name(), from.type().name(), to.name(), to.type().name())));
  }
}
