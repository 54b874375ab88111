package dev.vitrine.agent.guard;

import dev.vitrine.agent.schema.KnownSchema;
import dev.vitrine.dialect.Script;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.visualise.Split;
import dev.vitrine.visualise.Validated;
import dev.vitrine.visualise.Visualise;
import dev.vitrine.warehouses.Speech;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Lets one SELECT through that reads known tables and calls harmless functions, with or without a
/// VISUALISE clause that draws its rows. Beside it, what runs may only read.
public final class Guard {

  private static final int LONGEST = 50_000;

  /// Words that begin a query, in the engine's SQL too.
  private static final Set<String> QUERIES =
      Set.of(
          "SELECT", "WITH", "TABLE", "VALUES", "PIVOT", "UNPIVOT", "DESCRIBE", "SHOW", "SUMMARIZE");

  private final Speech speech;
  private final KnownSchema schema;

  public Guard(Speech speech, KnownSchema schema) {
    this.speech = speech;
    this.schema = schema;
  }

  /// Decides on SQL without bound values.
  ///
  /// @param text of one statement; a semicolon may end it
  /// @throws Rejected for anything else
  public Checked check(String text) {
    return check(text, 0);
  }

  /// Decides on SQL.
  ///
  /// @param bound how many values are bound to `:1`, `:2` …
  /// @throws Rejected for anything but one SELECT of known tables
  public Checked check(String text, int bound) {
    if (text.length() > LONGEST) {
      throw Rejected.refused("The SQL is longer than " + LONGEST + " characters");
    }
    Escapes escapes = speech == Speech.EMBEDDED ? Escapes.SNOWFLAKE : Escapes.STANDARD;
    String only = only(text, escapes);
    Optional<Split> split = Visualise.split(only, escapes);
    return split
        .map(chart -> chart(only, chart, escapes, bound))
        .orElseGet(() -> select(only, bound));
  }

  private static String only(String text, Escapes escapes) {
    List<Script.Part> parts;
    try {
      parts = Script.split(text, escapes);
    } catch (SqlError unreadable) {
      throw Rejected.wrong(unreadable.text());
    }
    if (parts.isEmpty()) {
      throw Rejected.wrong("There is no SQL statement");
    }
    if (parts.size() > 1) {
      throw Rejected.refused("Only one statement is allowed, and there are " + parts.size());
    }
    return parts.getFirst().text();
  }

  private Checked select(String sql, int bound) {
    return speech == Speech.EMBEDDED
        ? new SnowflakeGuard(schema, bound).check(sql)
        : ElsewhereGuard.check(sql, schema, speech, bound);
  }

  /// Rows come from the SELECT alone: a chart that reads tables by itself would go past the list.
  private Checked chart(String whole, Split split, Escapes escapes, int bound) {
    String sql = whole.substring(0, split.offset()).strip();
    if (sql.isEmpty()) {
      throw Rejected.wrong("VISUALISE needs a SELECT before it");
    }
    String visual = split.visual().strip();
    requireDrawing(Lexer.tokens(visual, escapes));
    Checked select = select(sql, bound);
    Validated validated = Visualise.validate(whole, escapes, Map.of());
    if (!validated.errors().isEmpty()) {
      throw Rejected.wrong(validated.errors().getFirst().text());
    }
    return new Checked(select.sql() + "\n" + visual, select.tables(), true);
  }

  /// A chart reads its SELECT and nothing else: FROM belongs to scales there (`SCALE x FROM [0,
  /// 1]`), and no word may begin another query.
  private static void requireDrawing(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean scale = i + 1 < tokens.size() && tokens.get(i + 1).isSymbol("[");
      if ((token.is("FROM") && !scale) || QUERIES.stream().anyMatch(token::is)) {
        throw Rejected.refused(
            "VISUALISE may draw the rows of its SELECT only: no " + token.upper() + " in it");
      }
    }
  }
}
