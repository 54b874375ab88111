package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.JavaFunction.Kind.BIGINT;
import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TEXT;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `sf_match_rows(rows, count, pattern, skip)`: the matches of a row pattern in one partition.
///
/// `rows` has a character for each row, [#BASE] and a bit for each symbol that the row may be;
/// where it is longer than `count`, what rows may be depends on where a match begins: all rows as
/// seen from the first come first, then those from the second on as seen from it, and so on. `skip`
/// is where the search goes on: `PAST`, `NEXT`, or `FIRST` and `LAST` with the numbers of symbols.
///
/// The result has a line for each row of each match: number of the match, number of the row, place
/// of the row in the match (all three from 1), number of its symbol (from 0), 1 for a row that the
/// output leaves out. An empty match is one line whose place is 0.
public final class RowMatching {

  /// The character of a row that may be no symbol.
  public static final int BASE = 0x4E00;

  private static final Recent<RowPattern> PATTERNS = new Recent<>(RowPattern::of);

  public static List<JavaFunction> functions() {
    return List.of(
        Define.strict("sf_match_rows", TEXT, RowMatching::lines, TEXT, BIGINT, TEXT, TEXT));
  }

  private static String lines(@Nullable Object[] a) {
    return new RowMatching(Args.text(a, 0), (int) Args.number(a, 1), Args.text(a, 2))
        .all(Args.text(a, 3));
  }

  private final RowProgram program;
  private final int count;

  private RowMatching(String rows, int count, String pattern) {
    this.count = count;
    this.program = new RowProgram(PATTERNS.of(pattern).root(), seen(rows, count));
  }

  private static RowProgram.Rows seen(String rows, int count) {
    boolean byStart = rows.length() > count;
    return new RowProgram.Rows() {
      @Override
      public int count() {
        return count;
      }

      @Override
      public int mask(int start, int row) {
        long before = byStart ? (long) start * count - (long) start * (start - 1) / 2 : 0;
        return rows.charAt((int) (before + row - (byStart ? start : 0))) - BASE;
      }
    };
  }

  private String all(String skip) {
    StringBuilder lines = new StringBuilder();
    int number = 0;
    int start = 0;
    while (start < count) {
      Optional<List<Integer>> match = program.match(start);
      if (match.isPresent()) {
        number++;
        write(lines, number, start, match.get());
        start = next(start, match.get(), skip);
      } else {
        start++;
      }
    }
    return lines.toString();
  }

  private static void write(StringBuilder lines, int number, int start, List<Integer> symbols) {
    if (symbols.isEmpty()) {
      line(lines, number, start + 1, 0, 0);
    }
    for (int i = 0; i < symbols.size(); i++) {
      line(lines, number, start + 1 + i, i + 1, symbols.get(i));
    }
  }

  private static void line(StringBuilder lines, int number, int row, int place, int symbol) {
    lines.append(lines.isEmpty() ? "" : "\n");
    lines.append(number).append('|').append(row).append('|').append(place).append('|');
    lines.append(symbol & ~RowProgram.EXCLUDED).append('|');
    lines.append((symbol & RowProgram.EXCLUDED) == 0 ? 0 : 1);
  }

  /// The row at which the search goes on.
  private static int next(int start, List<Integer> symbols, String skip) {
    if (symbols.isEmpty() || skip.equals("NEXT")) {
      return start + 1;
    }
    if (skip.equals("PAST")) {
      return start + symbols.size();
    }
    String[] words = skip.split(" ", -1);
    List<Boolean> hits =
        symbols.stream()
            .map(symbol -> List.of(words).contains(String.valueOf(symbol & ~RowProgram.EXCLUDED)))
            .toList();
    int at = words[0].equals("FIRST") ? hits.indexOf(true) : hits.lastIndexOf(true);
    if (at <= 0) {
      throw new SqlError(
          ErrorCode.COMPILATION,
          at < 0
              ? "AFTER MATCH SKIP: the symbol is not part of the match"
              : "AFTER MATCH SKIP: the next match would begin where this one did");
    }
    return start + at;
  }
}
