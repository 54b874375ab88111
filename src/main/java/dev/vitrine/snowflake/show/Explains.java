package dev.vitrine.snowflake.show;

import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family;
import dev.vitrine.snowflake.Statements.Translated;
import java.util.Optional;
import java.util.Set;

/// `EXPLAIN [USING TABULAR | JSON | TEXT] query`: the engine's plan in Snowflake's words.
public final class Explains implements Family {

  private static final Set<String> QUERIES = Set.of("SELECT", "WITH", "VALUES");

  private enum Layout {
    TABULAR,
    JSON,
    TEXT
  }

  @Override
  public Optional<Command> read(Tokens tokens) {
    if (!tokens.take("EXPLAIN")) {
      return Optional.empty();
    }
    Layout layout = tokens.take("USING") ? layout(tokens) : Layout.TABULAR;
    if (tokens.isAtEnd()) {
      throw tokens.unexpected();
    }
    String verb = tokens.isSymbol("(") ? "SELECT" : tokens.peek().upper();
    int start = tokens.start();
    while (!tokens.isAtEnd()) {
      tokens.next();
    }
    return Optional.of(context -> explain(layout, verb, start, context));
  }

  private static Layout layout(Tokens tokens) {
    for (Layout layout : Layout.values()) {
      if (tokens.take(layout.name())) {
        return layout;
      }
    }
    throw tokens.unexpected();
  }

  private static Answer explain(Layout layout, String verb, int start, Context context) {
    if (!QUERIES.contains(verb)) {
      throw Problems.unsupported("EXPLAIN of " + verb);
    }
    // blanks keep the places of errors where they are in the client's text
    String query = " ".repeat(start) + context.text().substring(start);
    Translated translated =
        context.statements().readable(query, context.session(), context.steps());
    String plan =
        context
            .steps()
            .read("EXPLAIN (FORMAT json) " + translated.sql(), translated.values(), 2)
            .getFirst()
            .getLast();
    ExplainedPlan explained = ExplainedPlan.read(plan == null ? "[]" : plan, context);
    return switch (layout) {
      case TABULAR -> explained.table();
      case JSON -> content(explained.json());
      case TEXT -> content(explained.text());
    };
  }

  private static Answer content(String text) {
    Sheet sheet = Sheet.of("content");
    sheet.add(text);
    return sheet.answer();
  }
}
