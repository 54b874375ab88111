package dev.vitrine.dialect.translate;

import java.util.List;
import java.util.Map;

/// What a DML statement does: steps that the engine runs in their order in one transaction, and the
/// one row of numbers that the statement answers with.
///
/// ```java
/// Change change = DmlTranslator.translate(dml, text, environment);
/// long[] answer = new long[change.columns().size()];
/// for (Step step : change.steps()) { … run step.sql() with step.binds(), add to answer by step.counts() … }
/// ```
///
/// @param written full names of the tables that it changes
/// @param columns names of the answer's columns, all of them `NUMBER(19,0)`; the answer starts at 0
/// @param steps to run; where one fails none may stay
public record Change(List<Objects.Place> written, List<String> columns, List<Step> steps) {

  /// The engine's table in which a change keeps rows between its steps. It is temporary, made by
  /// one step and dropped by the last; a rollback takes it away.
  static final String KEPT = "temp.main.vitrine_kept";

  public Change {
    written = List.copyOf(written);
    columns = List.copyOf(columns);
    steps = List.copyOf(steps);
  }

  /// One statement of the engine.
  ///
  /// @param binds numbers of the bindings that stand for its `$1`, `$2` …
  public record Step(String sql, List<Integer> binds, Counts counts) {
    public Step {
      binds = List.copyOf(binds);
    }

    static Step silent(String sql) {
      return new Step(sql, List.of(), new Counts.Nothing());
    }
  }

  /// What a step adds to the answer; columns count from 0.
  public sealed interface Counts {
    record Nothing() implements Counts {}

    /// The number of rows that it changed.
    record Changed(int column) implements Counts {}

    /// It is a query of one row; each of its columns is added to the answer's column in this list.
    record Row(List<Integer> columns) implements Counts {
      public Row {
        columns = List.copyOf(columns);
      }
    }

    /// It returns rows of one text each, which names the column to which it adds one.
    record ByWord(Map<String, Integer> columns) implements Counts {
      public ByWord {
        columns = Map.copyOf(columns);
      }
    }
  }
}
