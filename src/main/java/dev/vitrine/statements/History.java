package dev.vitrine.statements;

import dev.vitrine.kernel.Caller;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.repository.StatementRecord;
import dev.vitrine.repository.StatementRepository;
import dev.vitrine.statements.Statements.Filter;
import dev.vitrine.statements.Statements.Page;
import dev.vitrine.statements.Statements.Recent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lists statements, newest first, from the state database.
final class History {

  private static final int AT_MOST = 1000;

  /// Rows that are read at once; each may hold a small result.
  private static final int AT_ONCE = 200;

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
      Function<StatementRecord, Statement> statement) {
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

  /// Every statement that is wanted, children of others too, newest first.
  List<Statement> recent(
      Caller caller, Recent recent, Function<StatementRecord, Statement> statement) {
    Optional<String> user = caller.isAdmin() ? recent.user() : Optional.of(caller.user());
    if (!recent.user().equals(user) && recent.user().isPresent()) {
      return List.of();
    }
    List<Statement> found = new ArrayList<>();
    @Nullable Cursor from = Cursor.START;
    while (from != null && found.size() < recent.limit()) {
      List<StatementRecord> rows = rows(user.orElse(null), recent, from);
      rows.stream()
          .map(statement)
          .filter(recent.wanted())
          .limit(recent.limit() - found.size())
          .forEach(found::add);
      from =
          rows.size() < AT_ONCE
              ? null
              : new Cursor(rows.getLast().created(), rows.getLast().handle());
    }
    return found;
  }

  private List<StatementRecord> rows(@Nullable String owner, Recent recent, Cursor from) {
    return repository.recent(
        owner,
        recent.from().map(StatementRows::micros).orElse(0L),
        recent.until().map(StatementRows::micros).orElse(Long.MAX_VALUE),
        recent.until().isEmpty(),
        from.created(),
        from.handle(),
        AT_ONCE);
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
