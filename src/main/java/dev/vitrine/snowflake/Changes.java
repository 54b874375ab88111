package dev.vitrine.snowflake;

import dev.vitrine.dialect.syntax.Dml;
import dev.vitrine.dialect.translate.Change;
import dev.vitrine.dialect.translate.Change.Counts;
import dev.vitrine.dialect.translate.DmlTranslator;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.SessionTransactions.Waits;
import dev.vitrine.snowflake.transactions.Mode;
import dev.vitrine.warehouses.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs statements that change rows and counts what they changed.
final class Changes {

  static final SqlType COUNT = SqlType.fixed(19, 0);

  private Changes() {}

  static Answer run(Dml dml, Context context) {
    Change change = translated(dml, context);
    Session session = context.session();
    return session
        .transactions()
        .changing(
            Tables.permanent(change.written(), session),
            mode(dml),
            Waits.of(session),
            context.steps(),
            waited -> {
              Context now = waited ? context.now() : context;
              return run(waited ? translated(dml, now) : change, now);
            });
  }

  private static Change translated(Dml dml, Context context) {
    return Acting.translated(
        context, within -> DmlTranslator.translate(dml, within.text(), within.environment()));
  }

  /// Who only adds rows is in nobody's way.
  private static Mode mode(Dml dml) {
    return switch (dml) {
      case Dml.Insert insert -> insert.overwrite() ? Mode.CHANGE : Mode.APPEND;
      case Dml.InsertMulti insert -> insert.overwrite() ? Mode.CHANGE : Mode.APPEND;
      case Dml.Update _, Dml.Delete _, Dml.Merge _ -> Mode.CHANGE;
    };
  }

  private static Answer run(Change change, Context context) {
    long[] counts = new long[change.columns().size()];
    boolean binds = change.steps().stream().anyMatch(step -> !step.binds().isEmpty());
    int rows = binds ? context.steps().bindingRows() : 1;
    boolean single = change.steps().size() == 1 && rows == 1;
    if (single) {
      step(change.steps().getFirst(), 0, counts, context);
    } else {
      context
          .steps()
          .together(() -> {
            for (int row = 0; row < rows; row++) {
              int bound = row;
              change.steps().forEach(step -> step(step, bound, counts, context));
            }
            return counts;
          });
    }
    return answer(change, counts);
  }

  private static void step(Change.Step step, int row, long[] counts, Context context) {
    Steps steps = context.steps();
    List<@Nullable Object> values = steps.values(step.binds(), row);
    switch (step.counts()) {
      case Counts.Nothing _ -> steps.change(List.of(), step.sql(), values);
      case Counts.Changed(int column) -> {
        Outcome outcome = steps.change(List.of(), step.sql(), values);
        counts[column] += outcome instanceof Outcome.Changed(long rows) ? rows : 0;
      }
      case Counts.Row(List<Integer> columns) -> {
        List<@Nullable String> cells =
            steps.changeReturning(List.of(), step.sql(), values, columns.size()).getFirst();
        for (int i = 0; i < columns.size(); i++) {
          String cell = cells.get(i);
          counts[columns.get(i)] += cell == null ? 0 : Long.parseLong(cell);
        }
      }
      case Counts.ByWord(Map<String, Integer> columns) -> {
        for (List<@Nullable String> cells :
            steps.changeReturning(List.of(), step.sql(), values, 1)) {
          Integer column = columns.get(cells.getFirst());
          if (column != null) {
            counts[column]++;
          }
        }
      }
    }
  }

  private static Answer answer(Change change, long[] counts) {
    List<Column> columns =
        change.columns().stream().map(name -> new Column(name, COUNT, false)).toList();
    List<String> cells = Arrays.stream(counts).mapToObj(Long::toString).toList();
    return new Answer.Table(
        columns,
        List.of(cells),
        new Answer.Changed(
            sum(change, counts, "inserted"),
            sum(change, counts, "rows updated"),
            sum(change, counts, "deleted")));
  }

  private static long sum(Change change, long[] counts, String word) {
    long sum = 0;
    for (int i = 0; i < counts.length; i++) {
      String name = change.columns().get(i);
      sum += name.contains(word) && !name.contains("multi-joined") ? counts[i] : 0;
    }
    return sum;
  }
}
