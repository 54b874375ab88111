package dev.vitrine.stages;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the last loads of this server refused, for `VALIDATE`: the oldest are forgotten first.
public final class PastLoads {

  private static final int MOST = 1000;
  private static final long MOST_CHARACTERS = 32L << 20;

  /// A load.
  ///
  /// @param queryId of its statement
  /// @param session in which it ran
  /// @param table id, never used again for another table
  /// @param transforms whether a query made its rows of the files
  /// @param rows under [RowErrors#COLUMNS]
  public record Load(
      String queryId,
      String session,
      String user,
      String table,
      boolean transforms,
      List<List<@Nullable String>> rows,
      long characters) {

    /// One that refused nothing, or has not told yet.
    public static Load of(
        String queryId, String session, String user, String table, boolean transforms) {
      return new Load(queryId, session, user, table, transforms, List.of(), 0);
    }

    Load refusing(Rejected rejected) {
      return new Load(
          queryId, session, user, table, transforms, rejected.rows(), rejected.characters());
    }
  }

  private final Deque<Load> newestFirst = new ArrayDeque<>();
  private long characters;

  /// Takes a load in, in the place of what it told before.
  public synchronized void add(Load load) {
    newestFirst.stream()
        .filter(known -> isSame(known, load))
        .findFirst()
        .ifPresent(known -> {
          newestFirst.remove(known);
          characters -= known.characters();
        });
    newestFirst.addFirst(load);
    characters += load.characters();
    while (newestFirst.size() > MOST || characters > MOST_CHARACTERS) {
      characters -= newestFirst.removeLast().characters();
    }
  }

  /// A script's statements have the script's query id.
  private static boolean isSame(Load known, Load load) {
    return known.queryId().equals(load.queryId()) && known.table().equals(load.table());
  }

  /// The newest that is so.
  public synchronized Optional<Load> newest(Predicate<Load> wanted) {
    return newestFirst.stream().filter(wanted).findFirst();
  }
}
