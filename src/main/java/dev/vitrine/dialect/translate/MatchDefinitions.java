package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.scalar.RowMatching;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Relation.Definition;
import dev.vitrine.dialect.syntax.Relation.MatchRecognize;
import dev.vitrine.dialect.translate.functions.Functions;
import dev.vitrine.kernel.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The `DEFINE` of a `MATCH_RECOGNIZE`: which symbols a row may be, told by the row, those around
/// it and the first of the match. What depends on the way in which the rows before were matched is
/// refused.
final class MatchDefinitions {

  private final MatchRows rows;
  private final Map<String, Expr> conditions = new HashMap<>();
  private final Optional<String> firstSymbol;
  private boolean byStart;

  /// @param firstSymbol is the first row of every match and no other row
  MatchDefinitions(MatchRecognize match, MatchRows rows, Optional<String> firstSymbol) {
    this.rows = rows;
    this.firstSymbol = firstSymbol;
    for (Definition definition : match.definitions()) {
      conditions.put(definition.symbol().name(), definition.condition());
    }
  }

  /// Whether what a row may be depends on where the match begins.
  boolean dependsOnStart() {
    return byStart;
  }

  /// SQL of a row's character: of the row `n`, in a match that begins at `s`.
  String character() {
    List<String> bits = new ArrayList<>();
    bits.add(String.valueOf(RowMatching.BASE));
    for (int i = 0; i < rows.symbols().size(); i++) {
      Expr condition = conditions.get(rows.symbols().get(i));
      int bit = 1 << i;
      bits.add(
          condition == null
              ? String.valueOf(bit)
              : "CASE WHEN "
                  + test(rows.symbols().get(i), condition)
                  + " THEN "
                  + bit
                  + " ELSE 0 END");
    }
    return "chr(CAST(" + String.join(" + ", bits) + " AS INTEGER))";
  }

  private String test(String symbol, Expr condition) {
    return rows.over("n", new Row(symbol)).condition(condition);
  }

  private final class Row implements Navigation {

    private final String own;

    Row(String own) {
      this.own = own;
    }

    @Override
    public Optional<Typed> column(Expr.ColumnRef column, ExpressionTranslator expressions) {
      Ident symbol = column.parts().getFirst();
      if (column.parts().size() != 2 || !rows.isSymbol(symbol.name())) {
        return Optional.empty();
      }
      if (symbol.name().equals(own)) {
        return rows.bare(column, expressions);
      }
      if (firstSymbol.filter(symbol.name()::equals).isPresent()) {
        return Optional.of(ofFirstRow(column));
      }
      throw refused(column, expressions);
    }

    private Typed ofFirstRow(Expr value) {
      byStart = true;
      return rows.over("s").translate(value);
    }

    @Override
    public Optional<Typed> call(Expr.Call call, ExpressionTranslator expressions) {
      return switch (call.name()) {
        case "LAG", "PREV", "LEAD", "NEXT" -> rows.neighbour(call, "n");
        case "FIRST", "FIRST_VALUE" -> Optional.of(first(call, expressions));
        case "LAST", "LAST_VALUE" -> Optional.of(last(call, expressions));
        case "MATCH_NUMBER", "MATCH_SEQUENCE_NUMBER", "CLASSIFIER" ->
            throw refused(call, expressions);
        default -> {
          if (call.over().isEmpty() && Functions.isAggregate(call.name())) {
            throw refused(call, expressions);
          }
          yield Optional.empty();
        }
      };
    }

    private Typed first(Expr.Call call, ExpressionTranslator expressions) {
      Optional<Ident> symbol = rows.symbolIn(call);
      boolean ofMatch = symbol.isEmpty() || firstSymbol.equals(symbol.map(Ident::name));
      if (call.arguments().size() != 1 || !ofMatch) {
        throw refused(call, expressions);
      }
      return ofFirstRow(call.arguments().getFirst().value());
    }

    private Typed last(Expr.Call call, ExpressionTranslator expressions) {
      Optional<Ident> symbol = rows.symbolIn(call);
      boolean here = symbol.isEmpty() || symbol.get().name().equals(own);
      if (call.arguments().size() != 1 || !here) {
        throw refused(call, expressions);
      }
      return expressions.translate(call.arguments().getFirst().value());
    }
  }

  private static RuntimeException refused(Expr expression, ExpressionTranslator expressions) {
    Problems problems = expressions.problems();
    return problems.at(
        expression.span(),
        ErrorCode.NOT_SUPPORTED,
        "Unsupported feature 'DEFINE by rows that were matched before: "
            + expression.span().of(problems.text())
            + "'.");
  }
}
