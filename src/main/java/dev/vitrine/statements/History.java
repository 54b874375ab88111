package dev.vitrine.statements;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.repository.StatementRecord;
import dev.vitrine.repository.StatementRepository;
import dev.vitrine.statements.Statements.Filter;
import dev.vitrine.statements.Statements.Page;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lists statements, newest first, from the state database.
final class History {

  private static final int AT_MOST = 1000;

  private final StatementRepository repository;

  History(StatementRepository repository) {
    this.repository = repository;
  }

  /// Where the next page starts: behind this row.
  private record Cursor(long created, String handle) {

    static final Cursor START = new Cursor(Long.MAX_VALUE, "");

    static Cursor parse(String text) {
      int dash = text.indexOf('-');
      try {
        Handle handle = Handle.parse(text.substring(dash + 1));
        return new Cursor(Long.parseLong(text.substring(0, Math.max(dash, 0))), handle.toString());
      } catch (NumberFormatException | SqlError bad) {
        throw new SqlError(
            ErrorCode.BAD_REQUEST,
            "'cursor' is not one that this server gave; leave it out to start anew");
      }
    }

    String text() {
      return created + "-" + handle;
    }
  }

  /// @param statement turns a row into what is known of it now
  Page page(
      Caller caller,
      Filter filter,
      Optional<String> cursor,
      int limit,
      java.util.function.Function<StatementRecord, Statement> statement) {
    if (limit < 1 || limit > AT_MOST) {
      throw new SqlError(ErrorCode.BAD_REQUEST, "'limit' must be 1 to " + AT_MOST);
    }
    Cursor from = cursor.map(Cursor::parse).orElse(Cursor.START);
    List<StatementRecord> rows = rows(owner(caller, filter), filter, from, limit + 1);
    Optional<String> next =
        rows.size() <= limit
            ? Optional.empty()
            : Optional.of(
                new Cursor(rows.get(limit - 1).created(), rows.get(limit - 1).handle()).text());
    return new Page(rows.stream().limit(limit).map(statement).toList(), next);
  }

  private static @Nullable String owner(Caller caller, Filter filter) {
    boolean own = filter.user().map(user -> user.equals(caller.user())).orElse(false);
    if (!own && !caller.isAdmin()) {
      throw new SqlError(
          ErrorCode.FORBIDDEN, "only an admin may list the statements of other users");
    }
    return filter.user().orElse(null);
  }

  private List<StatementRecord> rows(
      @Nullable String owner, Filter filter, Cursor from, int limit) {
    return repository.page(
        owner,
        filter.status().map(State.Status::name).orElse(null),
        filter.since().map(StatementRows::micros).orElse(0L),
        filter.until().map(StatementRows::micros).orElse(Long.MAX_VALUE),
        filter.textContains().orElse(null),
        filter.queryTag().orElse(null),
        from.created(),
        from.handle(),
        limit);
  }
}
