package dev.vitrine.pipeline;

import dev.vitrine.dialect.translate.StatementsAsked;
import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.results.Partition;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.results.ResultStore;
import dev.vitrine.snowflake.Steps.Past;
import dev.vitrine.statements.State;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import dev.vitrine.statements.Statements.CancelOutcome;
import dev.vitrine.statements.Statements.Recent;
import dev.vitrine.statements.Submission.Purpose;
import dev.vitrine.warehouses.RowFeed;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/// Other statements: the rows of earlier ones to read, those under way to stop.
@Singleton
final class PastResults {

  /// Statements of one session that are stopped at once.
  private static final int MOST = 10_000;

  private final BeanProvider<Statements> statements;
  private final ResultStore results;

  /// @param statements asked when needed: they are what runs this
  PastResults(BeanProvider<Statements> statements, ResultStore results) {
    this.statements = statements;
    this.results = results;
  }

  /// @throws SqlError `STATEMENT_NOT_FOUND`, `RESULT_EXPIRED`; `NOT_SUPPORTED` for a statement that
  ///   has no rows
  Past find(Caller caller, String queryId) {
    Handle handle = Handle.parse(queryId);
    Statement statement = statements.get().get(caller, handle);
    ResultInfo info =
        statement
            .result()
            .orElseThrow(() ->
                new SqlError(
                    ErrorCode.STATEMENT_NOT_FOUND, "Statement " + queryId + " has no result"));
    return new Past.Fed(info.columns(), new Feed(handle, info));
  }

  /// What `QUERY_HISTORY` tells: a user's own statements, an administrator's everyone's.
  Past statements(Caller caller, StatementsAsked asked) {
    Predicate<Statement> wanted =
        statement ->
            statement.submission().purpose() != Purpose.DESCRIBE
                && asked.session().map(session(statement)::equals).orElse(true)
                && asked
                    .warehouse()
                    .map(statement.submission().context().warehouse()::equals)
                    .orElse(true);
    Recent recent = new Recent(asked.user(), asked.from(), asked.until(), wanted, asked.limit());
    return PastStatements.of(statements.get().recent(caller, recent));
  }

  /// @return whether it was under way
  /// @throws SqlError `STATEMENT_NOT_FOUND`
  boolean cancel(Caller caller, Handle handle) {
    return statements.get().isUnderWay(caller, handle)
        && statements.get().cancel(caller, handle).join() != CancelOutcome.ALREADY_FINISHED;
  }

  /// @param asking stays, and what it is a part of
  /// @return how many were under way
  int cancelAll(Caller caller, String session, Handle asking) {
    Statements all = statements.get();
    Set<Handle> kept = new HashSet<>(Set.of(asking));
    all.get(caller, asking).parent().ifPresent(kept::add);
    Predicate<Statement> wanted =
        statement ->
            statement.state() instanceof State.Live
                && session(statement).equals(session)
                && !kept.contains(statement.handle());
    return (int)
        all
            .recent(
                caller,
                new Recent(Optional.empty(), Optional.empty(), Optional.empty(), wanted, MOST))
            .stream()
            .map(Statement::handle)
            .filter(handle -> canceled(caller, handle))
            .count();
  }

  /// What ended meanwhile is none, and keeps no other from its end.
  private boolean canceled(Caller caller, Handle handle) {
    try {
      return cancel(caller, handle);
    } catch (SqlError over) {
      return false;
    }
  }

  /// As `CURRENT_SESSION()` tells it: a request without a session is one by itself.
  private static String session(Statement statement) {
    return statement
        .submission()
        .session()
        .orElseGet(() -> statement.parent().orElse(statement.handle()).toString());
  }

  private final class Feed implements RowFeed {
    private final Handle handle;
    private final ResultInfo info;

    Feed(Handle handle, ResultInfo info) {
      this.handle = handle;
      this.info = info;
    }

    @Override
    public List<Kind> columns() {
      return info.columns().stream().map(_ -> Kind.TEXT).toList();
    }

    @Override
    public Cursor open() {
      return new Reading(handle, info);
    }
  }

  /// One partition's rows at a time.
  private final class Reading implements RowFeed.Cursor {
    private final Handle handle;
    private final ResultInfo info;
    private int next;
    private Iterator<@Nullable String[]> rows = new ArrayList<@Nullable String[]>().iterator();
    private @Nullable String[] row = {};

    Reading(Handle handle, ResultInfo info) {
      this.handle = handle;
      this.info = info;
    }

    @Override
    public boolean next() {
      while (!rows.hasNext() && next < info.partitions().size()) {
        rows = load(next++);
      }
      if (!rows.hasNext()) {
        return false;
      }
      row = rows.next();
      return true;
    }

    private Iterator<@Nullable String[]> load(int number) {
      Partition partition =
          results.partition(handle, info, number, () -> statements.get().inlineResult(handle));
      List<@Nullable String[]> loaded = new ArrayList<>();
      partition.read(batch -> read(batch, loaded));
      return loaded.iterator();
    }

    private void read(VectorSchemaRoot batch, List<@Nullable String[]> into) {
      List<Column> columns = info.columns();
      for (int i = 0; i < batch.getRowCount(); i++) {
        @Nullable String[] cells = new String[columns.size()];
        for (int c = 0; c < cells.length; c++) {
          FieldVector vector = batch.getVector(c);
          cells[c] = vector.isNull(i) ? null : CellText.of(vector, i);
        }
        into.add(cells);
      }
    }

    @Override
    public @Nullable Object value(int column) {
      return row[column];
    }

    @Override
    public void close() {}
  }
}
