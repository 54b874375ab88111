package dev.vitrine.snowflake.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a statement wants to change, and what it answers when that is committed.
///
/// @param sql for the engine, in its order, in one transaction with the edits
/// @param values bound to the last statement
/// @param after runs when it is committed and gives the answer
public record Change<A>(
    List<String> sql, List<@Nullable Object> values, List<Edit> edits, Supplier<A> after) {

  /// A change that only the engine and the catalog see.
  public static <A> Change<A> of(List<String> sql, List<Edit> edits, A answer) {
    return new Change<>(sql, List.of(), edits, () -> answer);
  }

  /// Nothing to do.
  public static <A> Change<A> none(A answer) {
    return of(List.of(), List.of(), answer);
  }

  /// What also runs when it is committed.
  public Change<A> then(Runnable step) {
    return new Change<>(
        sql,
        values,
        edits,
        () -> {
          step.run();
          return after.get();
        });
  }

  public List<String> editSql() {
    List<String> all = new ArrayList<>();
    edits.forEach(edit -> all.addAll(edit.sql()));
    return all;
  }

  State apply(State before) {
    State state = before;
    for (Edit edit : edits) {
      state = edit.apply(state);
    }
    return state;
  }
}
