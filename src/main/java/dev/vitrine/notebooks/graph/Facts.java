package dev.vitrine.notebooks.graph;

import dev.vitrine.dialect.Script;
import dev.vitrine.dialect.StatementKind;
import dev.vitrine.dialect.StatementKind.Group;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.visualise.Visualise;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a cell's text says without being run.
///
/// @param reads names of variables
/// @param defines names of variables
/// @param error in the text itself
/// @param unnamed a statement whose result has no name: it is [#RESULT] to the cells below it
public record Facts(
    SortedSet<String> reads, SortedSet<String> defines, Optional<String> error, boolean unnamed) {

  /// The name of a result that has none of its own.
  public static final String RESULT = "result";

  public static final Facts NONE =
      new Facts(new TreeSet<>(), new TreeSet<>(), Optional.empty(), false);

  private static final Pattern NAMED =
      Pattern.compile(
          "\\s*(?:--[^\\n]*\\n\\s*)*?--\\s*(?:result|name)\\s*:\\s*([\\p{L}_][\\p{L}\\p{N}_]*)\\s*(?:\\n.*|$)",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  /// Of a statement: its variables, and the name that a comment before it gives to its result, `--
  /// result: revenue`. A chart has no rows to give.
  public static Facts ofStatement(String sql) {
    SortedSet<String> defines = new TreeSet<>();
    boolean rows = hasRows(sql);
    Matcher named = NAMED.matcher(sql);
    if (rows && named.matches()) {
      defines.add(named.group(1));
    }
    return new Facts(
        Template.of(sql).names(), defines, Optional.empty(), rows && defines.isEmpty());
  }

  private static boolean hasRows(String sql) {
    if (Visualise.split(sql, Escapes.STANDARD).isPresent()) {
      return false;
    }
    List<Script.Part> parts = Script.split(sql, Escapes.STANDARD);
    return !parts.isEmpty()
        && StatementKind.of(Lexer.tokens(parts.getLast().text(), Escapes.STANDARD)).group()
            == Group.QUERY;
  }
}
