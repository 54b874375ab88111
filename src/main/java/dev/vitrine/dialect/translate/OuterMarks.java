package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.dialect.syntax.Relation.Join;
import dev.vitrine.dialect.syntax.Relation.JoinKind;
import dev.vitrine.kernel.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `a.x = b.y(+)`: outer joins that are written in `WHERE`. Each relation with a mark is joined
/// behind all that its conditions read, by those conditions; the others remain where they are.
final class OuterMarks {

  private final RelationTranslator relations;
  private final ExpressionTranslator expressions;

  /// One of the relations that stood with commas between.
  private record Part(String sql, Set<Source> sources, List<Expr> conditions) {}

  private final List<Part> parts = new ArrayList<>();

  OuterMarks(RelationTranslator relations, ExpressionTranslator expressions) {
    this.relations = relations;
    this.expressions = expressions;
  }

  static boolean isIn(Expr expression) {
    return expression instanceof Expr.OuterMark
        || Aggregates.children(expression).anyMatch(OuterMarks::isIn);
  }

  /// The condition without what becomes a join.
  static Optional<Expr> remaining(Optional<Expr> where) {
    if (where.isEmpty() || !isIn(where.get())) {
      return where;
    }
    return conjuncts(where.get()).stream()
        .filter(condition -> !isIn(condition))
        .reduce((a, b) -> new Expr.Binary("AND", a, b, a.span().to(b.span())));
  }

  private static List<Expr> conjuncts(Expr condition) {
    return switch (condition) {
      case Expr.Binary(String operator, Expr left, Expr right, var _)
          when operator.equals("AND") -> {
        List<Expr> both = new ArrayList<>(conjuncts(left));
        both.addAll(conjuncts(right));
        yield both;
      }
      case Expr.Parens(Expr inner, var _) -> conjuncts(inner);
      default -> List.of(condition);
    };
  }

  /// The engine's SQL of the `FROM`, with the conditions that have marks.
  String from(Relation from, Expr where) {
    listed(from).forEach(this::add);
    for (Expr condition : conjuncts(where)) {
      if (isIn(condition)) {
        marked(condition).conditions.add(condition);
      }
    }
    return joined();
  }

  private static List<Relation> listed(Relation relation) {
    boolean list =
        relation instanceof Join join
            && join.kind() == JoinKind.CROSS
            && join.on().isEmpty()
            && join.using().isEmpty()
            && !join.natural();
    if (!list) {
      return List.of(relation);
    }
    List<Relation> all = new ArrayList<>(listed(((Join) relation).left()));
    all.addAll(listed(((Join) relation).right()));
    return all;
  }

  private void add(Relation relation) {
    Scope scope = expressions.scope();
    int before = scope.sources().size();
    String sql = relations.relation(relation);
    Set<Source> sources = new HashSet<>(scope.sources().subList(before, scope.sources().size()));
    parts.add(new Part(sql, sources, new ArrayList<>()));
  }

  /// The one relation whose columns have marks in a condition.
  private Part marked(Expr condition) {
    Map<Part, Expr> found = new LinkedHashMap<>();
    marks(condition, found);
    if (found.size() != 1) {
      throw expressions
          .problems()
          .at(
              condition.span(),
              ErrorCode.COMPILATION,
              "a condition may mark columns of one table only with (+)");
    }
    return found.keySet().iterator().next();
  }

  private void marks(Expr expression, Map<Part, Expr> found) {
    if (expression instanceof Expr.OuterMark mark) {
      reads(mark.operand()).forEach(part -> found.put(part, mark));
    }
    Aggregates.children(expression).forEach(child -> marks(child, found));
  }

  /// The relations whose columns an expression reads.
  private Set<Part> reads(Expr expression) {
    Set<Part> read = new HashSet<>();
    if (expression instanceof Expr.ColumnRef column) {
      for (Part part : parts) {
        boolean owns =
            part.sources.stream()
                .filter(source -> Scope.qualifies(source, column.parts()))
                .flatMap(source -> source.columns().stream())
                .anyMatch(field -> field.name().equals(column.last().name()));
        if (owns) {
          read.add(part);
        }
      }
    }
    Aggregates.children(expression).forEach(child -> read.addAll(reads(child)));
    return read;
  }

  private String joined() {
    StringBuilder sql = new StringBuilder();
    Set<Part> done = new HashSet<>();
    for (Part part : parts) {
      if (part.conditions.isEmpty()) {
        sql.append(sql.isEmpty() ? "" : " CROSS JOIN ").append(part.sql);
        done.add(part);
      }
    }
    while (done.size() < parts.size()) {
      Part next = next(done);
      String on =
          String.join(" AND ", next.conditions.stream().map(expressions::condition).toList());
      sql.append(" LEFT JOIN ").append(next.sql).append(" ON ").append(on);
      done.add(next);
    }
    return sql.toString();
  }

  /// A relation that is not joined yet and reads nothing but what is.
  private Part next(Set<Part> done) {
    for (Part part : parts) {
      Set<Part> needed = new HashSet<>();
      part.conditions.forEach(condition -> needed.addAll(reads(condition)));
      needed.remove(part);
      if (!done.contains(part) && done.containsAll(needed)) {
        return part;
      }
    }
    throw Problems.plain(
        ErrorCode.COMPILATION, "the joins that are written with (+) go round in a circle");
  }
}
