package dev.vitrine.snowflake;

import dev.vitrine.dialect.syntax.Query;
import dev.vitrine.dialect.translate.Rows;
import dev.vitrine.dialect.translate.Translator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A query and what translated it, which knows its bindings and what it reads.
public record TranslatedQuery(Rows rows, Translator by) {

  /// A query whose rows go on in the engine.
  public static TranslatedQuery inner(Query query, Translator translator) {
    return new TranslatedQuery(translator.query(query), translator);
  }

  /// A query whose rows are delivered to a client.
  static TranslatedQuery delivered(Query query, Translator translator) {
    return new TranslatedQuery(translator.delivered(query), translator);
  }

  /// What is bound to it.
  public List<@Nullable Object> values(Steps steps) {
    return steps.values(by.bindOrder(), 0);
  }
}
