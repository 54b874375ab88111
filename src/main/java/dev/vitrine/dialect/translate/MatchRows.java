package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The rows that a `MATCH_RECOGNIZE` looks at: columns of its source as `b1`, `b2` …, and values of
/// the rows around each of them (`LAG`, `LEAD`) as `x1`, `x2` …, all read through one alias.
final class MatchRows {

  private final List<Field> base;
  private final List<String> symbols;
  private final Map<String, Set<Integer>> sets = new LinkedHashMap<>();
  private final List<String> around = new ArrayList<>();
  private final Translator translator;
  private final Scope outer;

  /// @param symbols of the pattern, in the order of their numbers
  MatchRows(
      Relation.MatchRecognize match,
      Source source,
      List<String> symbols,
      Translator translator,
      Scope outer) {
    this.base = source.columns();
    this.symbols = symbols;
    this.translator = translator;
    this.outer = outer;
    for (int i = 0; i < symbols.size(); i++) {
      sets.put(symbols.get(i), Set.of(i));
    }
    for (Relation.Subset subset : match.subsets()) {
      Set<Integer> members = new LinkedHashSet<>();
      subset.symbols().forEach(symbol -> members.addAll(set(symbol)));
      sets.put(subset.name().name(), members);
    }
  }

  /// Numbers of the symbols that a symbol or a subset stands for.
  Set<Integer> set(Ident symbol) {
    Set<Integer> found = sets.get(symbol.name());
    if (found == null) {
      throw translator
          .problems()
          .at(
              symbol.span(),
              ErrorCode.COMPILATION,
              "'" + symbol.name() + "' is no symbol of the pattern");
    }
    return found;
  }

  boolean isSymbol(String name) {
    return sets.containsKey(name);
  }

  List<String> symbols() {
    return symbols;
  }

  /// Expressions over one row, which may name a symbol before a column.
  ///
  /// @param alias of the row in the engine
  ExpressionTranslator over(String alias) {
    return over(alias, new OneRow(alias));
  }

  ExpressionTranslator over(String alias, Navigation navigation) {
    Scope scope = outer.withoutSources();
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < base.size(); i++) {
      Field field = base.get(i);
      Typed value = field.value();
      fields.add(
          new Field(
              field.name(),
              new Typed(alias + ".b" + (i + 1), value.type(), true, null, value.isNull()),
              field.hidden()));
    }
    scope.add(new Source(Optional.empty(), List.of(), "", fields));
    scope.navigation(navigation);
    return translator.expressions(scope);
  }

  /// `b1`, `b2` … of the source's columns.
  String columns() {
    List<String> items = new ArrayList<>();
    for (int i = 0; i < base.size(); i++) {
      items.add(base.get(i).value().exactly().sql() + " AS b" + (i + 1));
    }
    return String.join(", ", items);
  }

  /// What was asked of the rows around, each with a comma before.
  String around() {
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < around.size(); i++) {
      sql.append(", ").append(around.get(i)).append(" AS x").append(i + 1);
    }
    return sql.toString();
  }

  /// `LAG(x)`, `PREV(x)`, `LEAD(x)`, `NEXT(x)`, in the order of the rows whatever was matched.
  Optional<Typed> neighbour(Expr.Call call, String alias) {
    String function =
        switch (call.name()) {
          case "LAG", "PREV" -> "lag";
          case "LEAD", "NEXT" -> "lead";
          default -> "";
        };
    if (function.isEmpty() || call.over().isPresent() || call.arguments().isEmpty()) {
      return Optional.empty();
    }
    ExpressionTranslator row = over("n");
    List<Typed> arguments =
        call.arguments().stream().map(argument -> row.translate(argument.value())).toList();
    Typed value = arguments.getFirst();
    StringBuilder sql = new StringBuilder(function).append('(').append(value.exactly().sql());
    if (arguments.size() > 1) {
      sql.append(", ").append(arguments.get(1).sql());
    }
    if (arguments.size() > 2) {
      sql.append(", ").append(Casts.implicit(arguments.get(2), value.type()).exactly().sql());
    }
    around.add(sql + ") OVER (PARTITION BY n.pid ORDER BY n.rn)");
    return Optional.of(Typed.of(alias + ".x" + around.size(), value.type()));
  }

  /// `CLASSIFIER()` and its like on a row of a match.
  Optional<Typed> told(Expr.Call call) {
    return switch (call.name()) {
      case "MATCH_NUMBER" -> Optional.of(Typed.loose("h.mno", SqlType.fixed(38, 0)));
      case "MATCH_SEQUENCE_NUMBER" -> Optional.of(Typed.loose("h.seq", SqlType.fixed(38, 0)));
      case "CLASSIFIER" -> Optional.of(Typed.of(classifier(), SqlType.TEXT));
      default -> Optional.empty();
    };
  }

  private String classifier() {
    return "(["
        + symbols.stream().map(StringLiterals::quoted).collect(Collectors.joining(", "))
        + "])[h.sym + 1]";
  }

  /// The one symbol or subset that the columns of an expression are qualified with.
  Optional<Ident> symbolIn(Expr expression) {
    Map<String, Ident> found = new LinkedHashMap<>();
    symbols(expression, found);
    if (found.size() > 1) {
      throw translator
          .problems()
          .at(
              expression.span(),
              ErrorCode.COMPILATION,
              "columns of different symbols in one call: " + String.join(", ", found.keySet()));
    }
    return found.values().stream().findFirst();
  }

  private void symbols(Expr expression, Map<String, Ident> found) {
    if (expression instanceof Expr.ColumnRef column
        && column.parts().size() == 2
        && isSymbol(column.parts().getFirst().name())) {
      found.put(column.parts().getFirst().name(), column.parts().getFirst());
    }
    if (expression instanceof Expr.Star star
        && star.table().size() == 1
        && isSymbol(star.table().getFirst().name())) {
      found.put(star.table().getFirst().name(), star.table().getFirst());
    }
    Aggregates.children(expression).forEach(child -> symbols(child, found));
  }

  /// A column without the symbol before it.
  Optional<Typed> bare(Expr.ColumnRef column, ExpressionTranslator expressions) {
    boolean symbol = column.parts().size() == 2 && isSymbol(column.parts().getFirst().name());
    return symbol
        ? Optional.of(
            expressions.translate(new Expr.ColumnRef(List.of(column.last()), column.span())))
        : Optional.empty();
  }

  /// One row by itself.
  private final class OneRow implements Navigation {

    private final String alias;

    OneRow(String alias) {
      this.alias = alias;
    }

    @Override
    public Optional<Typed> column(Expr.ColumnRef column, ExpressionTranslator expressions) {
      return bare(column, expressions);
    }

    @Override
    public Optional<Typed> call(Expr.Call call, ExpressionTranslator expressions) {
      return neighbour(call, alias).or(() -> told(call));
    }
  }
}
