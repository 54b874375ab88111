package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.kernel.SqlType;
import java.util.Optional;

/// Columns that differ in one thing.
final class Columns {

  private Columns() {}

  static TableColumn renamed(TableColumn column, String name, String engineName) {
    return new TableColumn(
        name,
        engineName,
        column.type(),
        column.nullable(),
        column.reading(),
        column.defaultText(),
        column.identity(),
        column.comment());
  }

  static TableColumn typed(TableColumn column, SqlType type) {
    return new TableColumn(
        column.name(),
        column.engineName(),
        type,
        column.nullable(),
        column.reading(),
        column.defaultText(),
        column.identity(),
        column.comment());
  }

  static TableColumn nullable(TableColumn column, boolean nullable) {
    return new TableColumn(
        column.name(),
        column.engineName(),
        column.type(),
        nullable,
        column.reading(),
        column.defaultText(),
        column.identity(),
        column.comment());
  }

  static TableColumn defaulted(TableColumn column, Optional<String> text) {
    return new TableColumn(
        column.name(),
        column.engineName(),
        column.type(),
        column.nullable(),
        column.reading(),
        text,
        text.isPresent() ? Optional.empty() : column.identity(),
        column.comment());
  }

  static TableColumn commented(TableColumn column, String comment) {
    return new TableColumn(
        column.name(),
        column.engineName(),
        column.type(),
        column.nullable(),
        column.reading(),
        column.defaultText(),
        column.identity(),
        comment);
  }
}
