package dev.vitrine.pipeline;

import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.kernel.lex.Token;
import dev.vitrine.visualise.frame.Frame;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tells whether the SQL part of a chart only picks and filters columns of stored tables. Such a
/// part is read where it lies, as often as a statistic wants: within one transaction it gives the
/// same rows each time, and copying them first would cost more than the statistic.
///
/// The engine's own plan decides, because a name may be a view of anything.
record PlainRead(OpenSession session, ObjectMapper json) {

  /// Operators of a plan that neither call, nor order, nor cut.
  private static final Set<String> PLAIN = Set.of("PROJECTION", "FILTER", "SEQ_SCAN");

  private static final int PLAN_ROWS = 16;

  /// @throws dev.vitrine.kernel.SqlError when the part cannot be planned; it points into the
  ///   client's text
  boolean test(EngineSql part) {
    return part.order().isEmpty() && !calls(part) && isPlain(plan(part));
  }

  /// The same of a query in the engine's SQL that a translator made; the plan alone decides.
  boolean isPlain(String sql) {
    Frames rows = new Frames(PLAN_ROWS);
    session.translatedQuery("EXPLAIN (FORMAT json) " + sql, rows);
    return isPlain(plan(rows));
  }

  /// A bracket may call something that gives another value each time.
  private static boolean calls(EngineSql part) {
    return Lexer.tokens(part.sql().text(), Escapes.STANDARD).stream()
        .anyMatch(token -> token.isSymbol("(") || token.kind() == Token.Kind.UNFINISHED);
  }

  private List<Map<String, Object>> plan(EngineSql part) {
    Frames rows = new Frames(PLAN_ROWS);
    session.query(part.inside("EXPLAIN (FORMAT json) ", ""), rows);
    return plan(rows);
  }

  private List<Map<String, Object>> plan(Frames rows) {
    Frame frame = rows.frame();
    String text = frame.column(frame.names().stream().toList().getLast()).value(0).key();
    try {
      return json.readValue(text, Argument.listOf(Argument.mapOf(String.class, Object.class)));
    } catch (IOException unknown) {
      throw new UncheckedIOException(unknown);
    }
  }

  private static boolean isPlain(List<?> operators) {
    return operators.stream()
        .allMatch(operator ->
            operator instanceof Map<?, ?> node
                && PLAIN.contains(String.valueOf(node.get("name")).strip())
                && !String.valueOf(node.get("extra_info")).contains("(")
                && node.get("children") instanceof List<?> children
                && isPlain(children));
  }
}
