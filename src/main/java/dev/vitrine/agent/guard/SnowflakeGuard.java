package dev.vitrine.agent.guard;

import dev.vitrine.agent.schema.KnownSchema;
import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Query;
import dev.vitrine.dialect.syntax.Query.Cte;
import dev.vitrine.dialect.syntax.Query.SetOperation;
import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.kernel.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// A query in Snowflake's SQL, by the parser that runs it: every table that it names must be known,
/// every function built in and harmless. Nodes are found through all parts of the tree, so that a
/// new kind of node hides nothing.
final class SnowflakeGuard {

  private final KnownSchema schema;
  private final int bound;
  private final TreeSet<String> read = new TreeSet<>();

  /// @param bound how many values are bound
  SnowflakeGuard(KnownSchema schema, int bound) {
    this.schema = schema;
    this.bound = bound;
  }

  Checked check(String sql) {
    visit(parsed(sql), List.of());
    return new Checked(sql, List.copyOf(read), false);
  }

  private static Query parsed(String sql) {
    try {
      return Parser.query(sql, ParseOptions.DEFAULT);
    } catch (SqlError wrong) {
      String verb = sql.strip().split("[^A-Za-z]", 2)[0];
      if (verb.equalsIgnoreCase("select") || verb.equalsIgnoreCase("with")) {
        throw Rejected.wrong(wrong.text());
      }
      throw Rejected.refused("Only a SELECT is allowed");
    }
  }

  /// @param known names of common tables that are seen here
  private void visit(Object node, List<String> known) {
    switch (node) {
      case Query query -> query(query, known);
      case Relation.Table table -> {
        table(table.name(), known);
        parts(table, known);
      }
      case Relation.Stage _ -> throw Rejected.refused("Files of stages may not be read");
      case Relation.Piped _ -> throw Rejected.refused("Only one statement is allowed");
      case Relation.NamedByValue _ -> throw Rejected.refused("A table must be named, not computed");
      case Relation.Function function -> {
        HarmlessCalls.requireTable(function.call().function());
        parts(function.call().arguments(), known);
      }
      case Expr.Call call -> {
        HarmlessCalls.require(call.function());
        parts(call, known);
      }
      case Expr.ColumnRef column -> HarmlessCalls.requireColumn(column.parts());
      case Expr.Bind bind when bind.number() <= bound -> {}
      case Expr.Variable _, Expr.Bind _, Expr.NamedBind _ ->
          throw Rejected.refused("Variables and parameters are not allowed");
      default -> parts(node, known);
    }
  }

  private void parts(Object node, List<String> known) {
    Parts.of(node).forEach(part -> visit(part, known));
  }

  /// A common table is seen by those behind it and by the query; by itself only where it is read as
  /// a recursive one, or its name would stand for a table that may be nobody's business.
  private void query(Query query, List<String> known) {
    List<String> seen = new ArrayList<>(known);
    for (Cte table : query.with()) {
      common(table, List.copyOf(seen));
      seen.add(table.name().name());
    }
    List<String> all = List.copyOf(seen);
    visit(query.body(), all);
    parts(query.orderBy(), all);
    query.limit().ifPresent(limit -> visit(limit, all));
    query.offset().ifPresent(offset -> visit(offset, all));
  }

  private void common(Cte table, List<String> known) {
    String name = table.name().name();
    Query query = table.query();
    if (query.with().isEmpty()
        && query.body() instanceof SetOperation union
        && union.operator().equals("UNION")
        && union.right() instanceof Query.Select step
        && step.from().map(from -> joins(from, name)).orElse(false)) {
      List<String> itself = new ArrayList<>(known);
      itself.add(name);
      visit(union.left(), known);
      visit(union.right(), itself);
      parts(query.orderBy(), known);
    } else {
      visit(query, known);
    }
  }

  private static boolean joins(Relation relation, String name) {
    return switch (relation) {
      case Relation.Table table ->
          table.name().parts().size() == 1 && table.name().object().equals(name);
      case Relation.Join join -> joins(join.left(), name) || joins(join.right(), name);
      case Relation.Derived _,
          Relation.Sample _,
          Relation.Pivot _,
          Relation.Unpivot _,
          Relation.MatchRecognize _,
          Relation.NamedByValue _,
          Relation.Function _,
          Relation.Stage _,
          Relation.Piped _ ->
          false;
    };
  }

  private void table(Name name, List<String> known) {
    if (name.parts().size() == 1 && known.contains(name.object())) {
      return;
    }
    boolean here =
        name.schema().map(given -> given.equals(schema.schema()) || given.isEmpty()).orElse(true)
            && name.database().map(schema.database()::equals).orElse(true);
    String object = name.object();
    if (!here || schema.tables().stream().noneMatch(table -> table.name().equals(object))) {
      throw Rejected.refused(
          "Table "
              + written(name)
              + " may not be read. There are: "
              + String.join(", ", new TreeSet<>(schema.names())));
    }
    read.add(object);
  }

  private static String written(Name name) {
    return String.join(".", name.parts().stream().map(Ident::name).toList());
  }
}
