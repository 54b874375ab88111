package dev.vitrine.agent.guard;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The SQL in what a model wrote: fenced, or all of it.
public final class SqlAnswer {

  private static final Pattern FENCE =
      Pattern.compile("```[ \\t]*[A-Za-z]*[ \\t]*\\r?\\n(.*?)```", Pattern.DOTALL);

  private SqlAnswer() {}

  /// The first fenced block, or the whole text; semicolons at its end are left out.
  public static String of(String answer) {
    Matcher fence = FENCE.matcher(answer);
    String sql = (fence.find() ? fence.group(1) : answer).strip();
    while (sql.endsWith(";")) {
      sql = sql.substring(0, sql.length() - 1).strip();
    }
    return sql;
  }
}
