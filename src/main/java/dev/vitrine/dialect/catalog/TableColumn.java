package dev.vitrine.dialect.catalog;

import dev.vitrine.kernel.SqlType;
import java.util.Optional;

/// One column of a table or a view.
///
/// @param engineName its name in the engine, not quoted
/// @param reading how its value is read where the engine keeps it in another type than its own
///   would be: an expression with `%s` for the column; `%s` alone for none
/// @param defaultText the expression of its default, as written
/// @param identity of an `AUTOINCREMENT` column
public record TableColumn(
    String name,
    String engineName,
    SqlType type,
    boolean nullable,
    String reading,
    Optional<String> defaultText,
    Optional<Identity> identity,
    String comment) {

  /// @param sequence the engine's sequence, quoted, with its schema
  public record Identity(long start, long increment, boolean ordered, String sequence) {}

  public static TableColumn of(String name, SqlType type, boolean nullable) {
    return new TableColumn(
        name, name, type, nullable, "%s", Optional.empty(), Optional.empty(), "");
  }
}
