package dev.vitrine.pipeline;

import dev.vitrine.kernel.lex.Escapes;
import dev.vitrine.kernel.lex.Lexer;
import dev.vitrine.visualise.syntax.Chart;
import dev.vitrine.visualise.syntax.Chart.Layer;
import dev.vitrine.visualise.syntax.Chart.Setting;
import java.util.Set;
import java.util.regex.Pattern;

/// Tells whether a chart shows the order in which its query gives the rows.
final class RowOrder {

  private static final Set<String> SUMMARIES =
      Set.of("histogram", "boxplot", "density", "violin", "smooth", "bar");
  private static final Pattern IN_ORDER = Pattern.compile("\\b(?:first|last|diff)\\b");

  private RowOrder() {}

  static boolean matters(Chart chart, EngineSql rows) {
    return Lexer.tokens(rows.sql().text(), Escapes.STANDARD).stream()
            .anyMatch(token -> token.depth() == 0 && token.is("ORDER"))
        && chart.layers().stream().anyMatch(RowOrder::shows);
  }

  private static boolean shows(Layer layer) {
    return !SUMMARIES.contains(layer.geom()) || layer.settings().stream().anyMatch(RowOrder::shows);
  }

  private static boolean shows(Setting setting) {
    return setting.name().equals("aggregate")
        && IN_ORDER.matcher(setting.value().toString()).find();
  }
}
