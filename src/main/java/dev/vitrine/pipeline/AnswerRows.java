package dev.vitrine.pipeline;

import dev.vitrine.dialect.StatementKind;
import dev.vitrine.dialect.StatementKind.Verb;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.results.ResultStore;
import dev.vitrine.results.ResultWriter;
import dev.vitrine.statements.Statement.DmlCounts;
import dev.vitrine.statements.StatementRunner.Finished;
import dev.vitrine.statements.StatementRunner.Inline;
import dev.vitrine.warehouses.Outcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The result sets of statements that have no rows of their own, named as Snowflake names them (SQL
/// API, "number of rows inserted" and its like).
final class AnswerRows {

  private static final SqlType COUNT = SqlType.fixed(19, 0);

  private final ResultStore results;

  AnswerRows(ResultStore results) {
    this.results = results;
  }

  /// What the engine came to, as an answer; rows are in `writer` already.
  Finished of(Handle handle, StatementKind kind, Outcome outcome, ResultWriter writer) {
    return switch (outcome) {
      case Outcome.Rows _ -> kept(writer, false, Optional.empty());
      case Outcome.Changed(long rows) -> {
        writer.abandon();
        yield changed(handle, kind, rows);
      }
      case Outcome.Done _ -> {
        writer.abandon();
        yield status(handle, statusText(kind));
      }
    };
  }

  /// What was committed before a crash: its rows, if it had some, are gone.
  Finished recovered(Handle handle, StatementKind kind, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Rows(long rows) ->
          status(
              handle,
              "Statement executed successfully; its %d rows were lost when the server stopped."
                  .formatted(rows));
      case Outcome.Changed(long rows) -> changed(handle, kind, rows);
      case Outcome.Done _ -> status(handle, statusText(kind));
    };
  }

  /// The counts of a DML statement.
  Finished changed(Handle handle, StatementKind kind, long rows) {
    String count = Long.toString(rows);
    return switch (kind.verb()) {
      case INSERT ->
          counted(handle, List.of("number of rows inserted"), List.of(count), inserted(rows));
      case UPDATE ->
          counted(
              handle,
              List.of("number of rows updated", "number of multi-joined rows updated"),
              List.of(count, "0"),
              new DmlCounts(0, rows, 0));
      case DELETE, TRUNCATE ->
          counted(
              handle, List.of("number of rows deleted"), List.of(count), new DmlCounts(0, 0, rows));
      // the engine tells one sum; which rows were new it does not say
      case MERGE ->
          row(
              handle,
              List.of(new Column("number of rows merged", COUNT, false)),
              List.of(count),
              false);
      case SELECT,
          SHOW,
          EXPLAIN,
          CREATE,
          ALTER,
          DROP,
          COMMENT,
          BEGIN,
          COMMIT,
          ROLLBACK,
          USE,
          SET,
          OTHER ->
          status(handle, statusText(kind));
    };
  }

  private static DmlCounts inserted(long rows) {
    return new DmlCounts(rows, 0, 0);
  }

  /// Rows that the engine gave.
  Finished delivered(ResultWriter writer) {
    return kept(writer, false, Optional.empty());
  }

  /// Rows that no engine made.
  Finished table(
      Handle handle,
      List<Column> columns,
      List<? extends List<@Nullable String>> rows,
      Optional<DmlCounts> counts) {
    return kept(results.keep(handle, columns, rows), false, counts);
  }

  /// No rows, of these columns.
  Finished columns(Handle handle, List<Column> columns) {
    ResultWriter writer = results.writer(handle);
    writer.columns(columns);
    return kept(writer, false, Optional.empty());
  }

  private Finished counted(
      Handle handle, List<String> names, List<String> values, DmlCounts counts) {
    List<Column> columns = names.stream().map(name -> new Column(name, COUNT, false)).toList();
    return kept(results.keep(handle, columns, List.of(values)), false, Optional.of(counts));
  }

  private static String statusText(StatementKind kind) {
    return kind.verb() == Verb.OTHER ? "Done." : "Statement executed successfully.";
  }

  /// One row that says so.
  Finished status(Handle handle, String text) {
    return row(handle, List.of(new Column("status", SqlType.TEXT, true)), List.of(text), false);
  }

  /// One row.
  Finished row(Handle handle, List<Column> columns, List<String> values, boolean chart) {
    return kept(results.keep(handle, columns, List.of(values)), chart, Optional.empty());
  }

  private static Finished kept(ResultWriter writer, boolean chart, Optional<DmlCounts> counts) {
    var info = writer.finish();
    Optional<Inline> inline = writer.inline().map(bytes -> () -> bytes);
    return new Finished(Optional.of(info), inline, chart, counts);
  }
}
