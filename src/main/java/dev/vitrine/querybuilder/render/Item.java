package dev.vitrine.querybuilder.render;

import dev.vitrine.querybuilder.render.BuiltQuery.ResultColumn;
import dev.vitrine.querybuilder.render.BuiltQuery.Role;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.impl.DSL;

/// A column of the result while the statement is made.
///
/// @param table id of the table that it is of; empty for what is computed of none
/// @param source name of the column or calculated field that it is made of
/// @param plain whether it is a column as it is, which can be named again
record Item(
    Field<?> field, String name, Optional<String> table, String source, Role role, boolean plain) {

  SelectField<?> selected() {
    return plain && name.equals(field.getName()) ? field : field.as(DSL.quotedName(name));
  }

  /// How it is said again in GROUP BY and ORDER BY: what is computed may hold bound values, and two
  /// of those are never the same, so it is named by its place.
  Field<?> again(int place) {
    return plain ? field : DSL.inline(place);
  }

  boolean isOf(String otherTable, String column) {
    return table.filter(otherTable::equals).isPresent() && source.equals(column);
  }

  ResultColumn column() {
    return new ResultColumn(name, source, role);
  }
}
