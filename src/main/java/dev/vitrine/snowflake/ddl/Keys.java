package dev.vitrine.snowflake.ddl;

import dev.vitrine.dialect.catalog.Constraint;
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Keys of a table.
final class Keys {

  private Keys() {}

  /// Each column of a key must be there, and one primary key is enough.
  static void check(List<TableColumn> columns, List<Constraint> constraints) {
    Set<String> names = columns.stream().map(TableColumn::name).collect(Collectors.toSet());
    for (Constraint constraint : constraints) {
      for (String column : constraint.columns()) {
        if (!names.contains(column)) {
          throw Problems.plain(ErrorCode.INVALID_IDENTIFIER, "invalid identifier '" + column + "'");
        }
      }
    }
    long primary =
        constraints.stream()
            .filter(constraint -> constraint.kind().equals(ColumnReader.PRIMARY_KEY))
            .count();
    if (primary > 1) {
      throw Problems.plain(ErrorCode.COMPILATION, "Multiple primary keys for one table.");
    }
  }

  /// After a column got another name.
  static Constraint renamed(Constraint key, String from, String to) {
    return new Constraint(
        key.name(),
        key.kind(),
        key.columns().stream().map(column -> column.equals(from) ? to : column).toList(),
        key.references());
  }
}
