package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.dialect.syntax.Parser;

/// Views, read as the query that they stand for.
final class Views {

  private Views() {}

  static Rows expand(SchemaObject.View view, Translator translator) {
    return translator.deeper(
        "View '" + view.name() + "'",
        () -> {
          Translator own = translator.within(view.text(), view.database(), view.schema());
          return own.query(Parser.query(view.text(), ParseOptions.DEFAULT));
        });
  }
}
