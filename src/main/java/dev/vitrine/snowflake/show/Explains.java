package dev.vitrine.snowflake.show;

import dev.vitrine.dialect.syntax.Dml;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Statement;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Acts;
import dev.vitrine.dialect.translate.Change;
import dev.vitrine.dialect.translate.Change.Step;
import dev.vitrine.dialect.translate.DmlTranslator;
import dev.vitrine.dialect.translate.Objects.Place;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.snowflake.Answer;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.Family;
import dev.vitrine.snowflake.Statements.Translated;
import dev.vitrine.snowflake.ddl.CreateTables;
import dev.vitrine.snowflake.show.ExplainedPlan.Writing;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `EXPLAIN [USING TABULAR | JSON | TEXT]` of queries, of statements that change rows, and of
/// `CREATE TABLE … AS`: the engine's plan in Snowflake's words. Nothing is run.
public final class Explains implements Family {

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
    int start = tokens.start();
    while (!tokens.isAtEnd()) {
      tokens.next();
    }
    return Optional.of(context -> explain(layout, start, context));
  }

  private static Layout layout(Tokens tokens) {
    for (Layout layout : Layout.values()) {
      if (tokens.take(layout.name())) {
        return layout;
      }
    }
    throw tokens.unexpected();
  }

  private static Answer explain(Layout layout, int start, Context outer) {
    // blanks keep the places of errors where they are in the client's text
    String text = " ".repeat(start) + outer.text().substring(start);
    Context context =
        outer.statements().context(text, outer.session(), outer.steps()).acting(Acts.TOLD);
    ExplainedPlan explained = plan(context);
    return switch (layout) {
      case TABULAR -> explained.table();
      case JSON -> content(explained.json());
      case TEXT -> content(explained.text());
    };
  }

  private static ExplainedPlan plan(Context context) {
    Tokens tokens = Tokens.of(context.text(), context.environment().parseOptions());
    Optional<Statement> read = new Parser(tokens).queryOrDml();
    if (read.isPresent()) {
      tokens.requireEnd();
      return read.get() instanceof Dml dml ? change(dml, context) : query(context);
    }
    String verb = tokens.peek().upper();
    return CreateTables.filled(tokens, context)
        .map(created ->
            planned(
                created.sql(),
                created.values(),
                new Writing("CreateTableAsSelect", List.of(path(created.place())), List.of()),
                context))
        .orElseThrow(() -> Problems.unsupported("EXPLAIN of " + verb));
  }

  private static ExplainedPlan query(Context context) {
    Translated query =
        context.statements().told(context.text(), context.session(), context.steps());
    return planned(query.sql(), query.values(), Writing.NOTHING, context);
  }

  /// Where a change has several steps, the first makes its rows.
  private static ExplainedPlan change(Dml dml, Context context) {
    Change change = DmlTranslator.translate(dml, context.text(), context.environment());
    Step step = change.steps().getFirst();
    String operation =
        switch (dml) {
          case Dml.Insert _, Dml.InsertMulti _ -> "Insert";
          case Dml.Update _ -> "Update";
          case Dml.Delete _ -> "Delete";
          case Dml.Merge _ -> "Merge";
        };
    List<String> tables = change.written().stream().map(Explains::path).toList();
    return planned(
        step.sql(),
        context.steps().values(step.binds(), 0),
        new Writing(operation, tables, change.columns()),
        context);
  }

  private static String path(Place place) {
    return place.database() + "." + place.schema() + "." + place.name();
  }

  private static ExplainedPlan planned(
      String sql, List<@Nullable Object> values, Writing writing, Context context) {
    String plan =
        context.steps().read("EXPLAIN (FORMAT json) " + sql, values, 2).getFirst().getLast();
    return ExplainedPlan.read(plan == null ? "[]" : plan, writing, context);
  }

  private static Answer content(String text) {
    Sheet sheet = Sheet.of("content");
    sheet.add(text);
    return sheet.answer();
  }
}
