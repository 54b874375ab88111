package dev.vitrine.visualise;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.visualise.sql.DuckDbSql;
import dev.vitrine.visualise.syntax.Chart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// A text in two parts: SQL statements, and the chart to draw from them.
///
/// @param text the whole
/// @param statements the SQL, without semicolons, to be run in this order; a WITH that only names
///   tables for the chart is left out
/// @param data which of the statements has the chart's rows: the last one that returns any. Run it
///   once into a temporary table; the chart's own SQL reads from there
/// @param with the WITH list of that statement, or the one that stands alone before VISUALISE, so
///   that layers can read from its names; empty where there is none
/// @param offset where VISUALISE stands
public record Split(String text, List<Part> statements, OptionalInt data, String with, int offset) {

  private static final Set<String> ROWS =
      Set.of(
          "SELECT",
          "WITH",
          "FROM",
          "VALUES",
          "TABLE",
          "PIVOT",
          "UNPIVOT",
          "DESCRIBE",
          "DESC",
          "SHOW",
          "SUMMARIZE",
          "EXPLAIN",
          "CALL");
  private static final Set<String> WRITES = Set.of("INSERT", "UPDATE", "DELETE", "MERGE");

  /// One SQL statement.
  ///
  /// @param offset where it starts in the whole text
  public record Part(String text, int offset) {}

  public Split {
    statements = List.copyOf(statements);
  }

  /// The visual part as it was written.
  public String visual() {
    return text.substring(offset);
  }

  /// Parses the visual part.
  ///
  /// @throws SqlError `VISUALISE_SYNTAX` with the place in the whole text; `VISUALISE_INVALID` when
  ///   both the SQL part and VISUALISE FROM bring data
  public Chart chart() {
    Chart chart = Chart.parse(text, offset);
    boolean selects = data.isPresent() && data.getAsInt() == statements.size() - 1;
    if (selects && chart.from().isPresent()) {
      throw new SqlError(
          ErrorCode.VISUALISE_INVALID,
          "two sources of data: the SELECT before VISUALISE and the FROM behind it; keep one of"
              + " them",
          chart.from().get().at());
    }
    return chart;
  }

  /// [#chart], once everything in it has been checked that needs no data: nothing of the SQL part
  /// need run for a chart that cannot be drawn.
  ///
  /// @param builtins as in [ChartSource]
  /// @throws SqlError the first of [Visualise#validate]
  public Chart checked(Map<String, String> builtins) {
    Chart chart = chart();
    Plan.of(chart, source(builtins), new DuckDbSql(), Limits.DEFAULT);
    return chart;
  }

  /// A source of which only is known whether it is there.
  private ChartSource source(Map<String, String> builtins) {
    return new ChartSource(
        data.isPresent() ? Optional.of("rows") : Optional.empty(), with, builtins);
  }

  static Split at(String text, List<Token> sql, int offset) {
    List<Part> parts = new ArrayList<>();
    int data = -1;
    String with = "";
    for (List<Token> statement : statements(sql)) {
      WithList list = WithList.of(statement);
      String names = list.end() == 0 ? "" : slice(text, statement.subList(0, list.end()));
      if (list.end() == statement.size()) {
        with = names;
        data = -1;
      } else {
        if (returnsRows(statement, list.end())) {
          data = parts.size();
          with = names;
        }
        parts.add(new Part(slice(text, statement), statement.getFirst().start()));
      }
    }
    OptionalInt which = data < 0 ? OptionalInt.empty() : OptionalInt.of(data);
    return new Split(text, parts, which, with, offset);
  }

  private static boolean returnsRows(List<Token> statement, int withEnd) {
    Token first = statement.get(withEnd);
    boolean named = withEnd > 0;
    return first.isSymbol("(")
        || (named ? !WRITES.contains(first.upper()) : ROWS.contains(first.upper()));
  }

  private static String slice(String text, List<Token> tokens) {
    return text.substring(tokens.getFirst().start(), tokens.getLast().end());
  }

  private static List<List<Token>> statements(List<Token> tokens) {
    List<List<Token>> statements = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= tokens.size(); i++) {
      if (i == tokens.size() || tokens.get(i).kind() == Token.Kind.SEMICOLON) {
        if (i > start) {
          statements.add(tokens.subList(start, i));
        }
        start = i + 1;
      }
    }
    return statements;
  }
}
