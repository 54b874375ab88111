package dev.vitrine.dialect.syntax;

import dev.vitrine.dialect.syntax.Relation.Join;
import dev.vitrine.dialect.syntax.Relation.JoinKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads joins behind a relation. The condition of one may stand behind those that follow: `a JOIN
/// b JOIN c ON … ON …` is `a JOIN (b JOIN c ON …) ON …`.
final class Joins {

  /// What `ON` or `USING` says.
  private record Condition(Optional<Expr> on, List<Ident> using) {
    static final Condition NONE = new Condition(Optional.empty(), List.of());
  }

  /// A join as it is written.
  ///
  /// @param conditions that stand behind it: its own, then those of joins before it
  private record Link(
      JoinKind kind,
      boolean natural,
      Relation right,
      Optional<Expr> match,
      List<Condition> conditions) {

    boolean waits() {
      boolean takes = !natural && kind != JoinKind.CROSS && kind != JoinKind.ASOF;
      return takes && conditions.isEmpty();
    }

    Join join(Relation left, Relation joined, Condition condition) {
      return new Join(
          kind,
          natural,
          left,
          joined,
          condition.on(),
          condition.using(),
          match,
          left.span().to(joined.span()));
    }
  }

  private final Tokens tokens;
  private final Expressions expressions;
  private final Relations relations;
  private int waiting;

  Joins(Tokens tokens, Expressions expressions, Relations relations) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.relations = relations;
  }

  static Join cross(Relation left, Relation right) {
    return new Link(JoinKind.CROSS, false, right, Optional.empty(), List.of())
        .join(left, right, Condition.NONE);
  }

  /// The relation with all that are joined to it.
  Relation behind(Relation first) {
    List<Link> links = new ArrayList<>();
    tokens.link(0);
    for (Optional<Link> link = link(); link.isPresent(); link = link()) {
      links.add(link.get());
      tokens.link(links.size());
    }
    return tree(first, links);
  }

  private Relation tree(Relation first, List<Link> links) {
    Set<Integer> enclosing = enclosing(links);
    Deque<Relation> lefts = new ArrayDeque<>();
    Deque<Link> open = new ArrayDeque<>();
    Relation left = first;
    for (int i = 0; i < links.size(); i++) {
      Link link = links.get(i);
      if (enclosing.contains(i)) {
        lefts.push(left);
        open.push(link);
        left = link.right();
        continue;
      }
      List<Condition> conditions = link.conditions();
      Condition own = conditions.isEmpty() ? Condition.NONE : conditions.getFirst();
      left = link.join(left, link.right(), own);
      for (Condition outer :
          conditions.subList(Math.min(1, conditions.size()), conditions.size())) {
        left = open.pop().join(lefts.pop(), left, outer);
      }
    }
    return left;
  }

  /// Which joins have their condition behind a later one.
  private Set<Integer> enclosing(List<Link> links) {
    Set<Integer> enclosing = new HashSet<>();
    Deque<Integer> waits = new ArrayDeque<>();
    for (int i = 0; i < links.size(); i++) {
      if (links.get(i).waits()) {
        waits.push(i);
      }
      for (int n = 1; n < links.get(i).conditions().size(); n++) {
        enclosing.add(waits.pop());
      }
    }
    if (enclosing.size() > Tokens.MAX_DEPTH) {
      throw tokens.tooDeep();
    }
    return enclosing;
  }

  private Optional<Link> link() {
    boolean natural = tokens.take("NATURAL");
    Optional<JoinKind> kind = kind(natural);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    Relation right = relations.primary();
    Optional<Expr> match = Optional.empty();
    if (tokens.take("MATCH_CONDITION")) {
      tokens.requireSymbol("(");
      match = Optional.of(expressions.expression());
      tokens.requireSymbol(")");
    }
    boolean crosses = kind.get() == JoinKind.CROSS;
    Link link = new Link(kind.get(), natural, right, match, crosses ? List.of() : conditions());
    waiting += link.waits() ? 1 : 0;
    return Optional.of(link);
  }

  private List<Condition> conditions() {
    List<Condition> conditions = new ArrayList<>();
    for (Optional<Condition> one = condition(); one.isPresent(); one = condition()) {
      waiting -= conditions.isEmpty() ? 0 : 1;
      conditions.add(one.get());
      if (waiting == 0) {
        break;
      }
    }
    return conditions;
  }

  private Optional<Condition> condition() {
    if (tokens.take("ON")) {
      return Optional.of(new Condition(Optional.of(expressions.expression()), List.of()));
    }
    return tokens.take("USING")
        ? Optional.of(new Condition(Optional.empty(), tokens.idents()))
        : Optional.empty();
  }

  private Optional<JoinKind> kind(boolean natural) {
    JoinKind kind;
    if (isJoin("CROSS")) {
      tokens.next();
      kind = JoinKind.CROSS;
    } else if (tokens.take("ASOF", "JOIN")) {
      return Optional.of(JoinKind.ASOF);
    } else if (outer("LEFT")) {
      kind = JoinKind.LEFT;
    } else if (outer("RIGHT")) {
      kind = JoinKind.RIGHT;
    } else if (outer("FULL")) {
      kind = JoinKind.FULL;
    } else if (natural || tokens.is("JOIN") || tokens.is("INNER") || isDirected(tokens)) {
      tokens.take("INNER");
      kind = JoinKind.INNER;
    } else {
      return Optional.empty();
    }
    tokens.take("DIRECTED"); // the order of the work, which is the engine's own
    tokens.require("JOIN");
    return Optional.of(kind);
  }

  static boolean isDirected(Tokens tokens) {
    return tokens.is("DIRECTED", "JOIN");
  }

  private boolean isJoin(String... words) {
    int mark = tokens.mark();
    boolean found = tokens.take(words) && (tokens.is("JOIN") || isDirected(tokens));
    tokens.back(mark);
    return found;
  }

  private boolean outer(String side) {
    boolean found = isJoin(side) || isJoin(side, "OUTER");
    if (found) {
      tokens.next();
      tokens.take("OUTER");
    }
    return found;
  }
}
