package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;

/// Views, read as the query that they stand for.
final class Views {

  private Views() {}

  static Rows expand(SchemaObject.View view, Translator translator) {
    return translator.deeper(
        "View '" + view.name() + "'",
        () -> {
          Translator own = translator.within(view.text(), view.database(), view.schema());
          try {
            ParseOptions options = own.environment().parseOptions().ofStored();
            return checked(own.query(Parser.query(view.text(), options)), view);
          } catch (SqlError wrong) {
            throw wrong.code() == ErrorCode.VIEW_EXPANSION ? wrong : within(view, wrong);
          }
        });
  }

  /// What a view shows was settled when it was made.
  private static Rows checked(Rows rows, SchemaObject.View view) {
    int declared = view.columns().size();
    int found = rows.columns().size();
    if (declared > 0 && declared != found) {
      throw Problems.plain(
          ErrorCode.VIEW_COLUMNS,
          "View definition for '%s.%s.%s' declared %d column(s), but view query produces %d column(s)."
              .formatted(view.database(), view.schema(), view.name(), declared, found));
    }
    return rows;
  }

  /// An error of the view's text, which is not the client's: its place is told in words, and is no
  /// place of the statement.
  private static SqlError within(SchemaObject.View view, SqlError wrong) {
    return wrong.code() == ErrorCode.VIEW_COLUMNS
        ? wrong
        : Problems.plain(
            ErrorCode.VIEW_EXPANSION,
            "Failure during expansion of view '%s': %s".formatted(view.name(), wrong.text()));
  }
}
