package dev.vitrine.warehouses.duckdb;

import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.warehouses.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a transaction has run so far, as far as that is little enough to be run again.
final class TransactionLog {

  private static final int MOST_ENTRIES = 1000;
  private static final long MOST_CHARACTERS = 8L << 20;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /// Rows from outside, which are lent for one statement only.
  private static final String LENT = "SF_ROWS";

  /// The engine calls these changing too, and they give nothing.
  private static final Set<String> HARMLESS = Set.of("ERROR");

  /// Words that are called without brackets.
  private static final Set<String> CLOCKS =
      Set.of("CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME", "LOCALTIME", "LOCALTIMESTAMP");

  /// One statement.
  ///
  /// @param outcome what it came to; it must come to the same again
  /// @param recorded whether the handle's row was written with it
  record Entry(
      Handle handle,
      Translation translation,
      List<@Nullable Object> values,
      Outcome outcome,
      boolean recorded) {}

  private final List<Entry> entries = new ArrayList<>();
  private long characters;
  private long nanos;
  private boolean lost;
  private int count;

  void clear() {
    entries.clear();
    characters = 0;
    nanos = 0;
    lost = false;
    count = 0;
  }

  void add(Entry entry, long took) {
    count += entry.recorded() ? 1 : 0;
    nanos += took;
    characters += size(entry);
    lost |=
        entry.translation().translated().isEmpty()
            || entries.size() >= MOST_ENTRIES
            || characters > MOST_CHARACTERS
            || nanos > LONGEST.toNanos();
    if (lost) {
      entries.clear();
    } else {
      entries.add(entry);
    }
  }

  private static long size(Entry entry) {
    long size = entry.translation().text().sql().length();
    for (Object value : entry.values()) {
      size +=
          value instanceof String text ? text.length() : value instanceof byte[] b ? b.length : 16;
    }
    return size;
  }

  /// Changes, without what only the session's connection sees.
  int count() {
    return count;
  }

  /// The first changes, and all that only the session's connection sees, in their order.
  List<Entry> first(int keep) {
    List<Entry> first = new ArrayList<>();
    int changes = 0;
    for (Entry entry : entries) {
      changes += entry.recorded() ? 1 : 0;
      if (!entry.recorded() || changes <= keep) {
        first.add(entry);
      }
    }
    return first;
  }

  /// The tables that [#first] names; empty when it must not run again.
  ///
  /// @param changing names of functions, in upper case, that give another value each time
  Optional<Set<String>> tables(int keep, Set<String> changing) {
    if (lost || keep > count) {
      return Optional.empty();
    }
    Set<String> tables = new HashSet<>();
    for (Entry entry : first(keep)) {
      if (!read(entry.translation(), tables, changing)) {
        return Optional.empty();
      }
    }
    return Optional.of(tables);
  }

  private static boolean read(Translation translation, Set<String> tables, Set<String> changing) {
    List<String> texts = new ArrayList<>();
    translation
        .translated()
        .ifPresent(ours -> {
          texts.addAll(ours.before());
          texts.addAll(ours.after());
        });
    texts.add(translation.text().sql());
    return texts.stream()
        .allMatch(text -> read(Lexer.tokens(text, Escapes.STANDARD), tables, changing));
  }

  private static boolean read(List<Token> tokens, Set<String> tables, Set<String> changing) {
    for (int i = 0; i < tokens.size(); i++) {
      String name = tokens.get(i).upper();
      boolean called = i + 1 < tokens.size() && tokens.get(i + 1).isSymbol("(");
      boolean changes = called && changing.contains(name) && !HARMLESS.contains(name);
      if (changes || name.equals(LENT) || CLOCKS.contains(name)) {
        return false;
      }
      if (i + 2 < tokens.size() && tokens.get(i + 1).isSymbol(".")) {
        tables.add(tokens.get(i).text() + "." + tokens.get(i + 2).text());
      }
    }
    return true;
  }
}
