package dev.vitrine.sessions;

import dev.vitrine.sessions.SessionFault.Kind;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/// The memory and disk that sessions hold, as they were measured last, and the bytes of files that
/// are on their way in. Safe for any thread.
final class Space {

  private final SessionsConfig config;
  private final Map<String, Long> arriving = new ConcurrentHashMap<>();

  Space(SessionsConfig config) {
    this.config = config;
  }

  /// @throws SessionFault `TOO_MANY` when one user, or all, hold all that they may
  void check(Collection<Session> sessions, String user) {
    Predicate<Session> own = session -> session.owner().user().equals(user);
    check(
        "your sessions hold all of the %,d bytes of memory that they may; delete one",
        sum(sessions, own, session -> session.usage().memory()), config.memoryPerCaller());
    check(
        "all sessions together hold the %,d bytes of memory that they may; try again later",
        sum(sessions, _ -> true, session -> session.usage().memory()), config.memoryInAllBytes());
    check(
        "your sessions hold all of the %,d bytes of disk that they may; delete one",
        sum(sessions, own, session -> session.usage().spilled()) + arriving.getOrDefault(user, 0L),
        config.diskPerCaller());
    check(
        "all sessions together hold the %,d bytes of disk that they may; try again later",
        sum(sessions, _ -> true, session -> session.usage().spilled()) + arriving(),
        config.diskInAll());
  }

  private static long sum(
      Collection<Session> sessions, Predicate<Session> which, ToLongFunction<Session> bytes) {
    return sessions.stream().filter(which).mapToLong(bytes).sum();
  }

  private static void check(String words, long held, long limit) {
    if (held >= limit) {
      throw SessionFault.of(Kind.TOO_MANY, "Too many requests: " + words.formatted(limit));
    }
  }

  private long arriving() {
    return arriving.values().stream().mapToLong(Long::longValue).sum();
  }

  void arrives(String user, long bytes) {
    arriving.merge(user, bytes, (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
  }
}
