package dev.vitrine.dialect.syntax;

import dev.vitrine.dialect.syntax.Dml.Assignment;
import dev.vitrine.dialect.syntax.Dml.Branch;
import dev.vitrine.dialect.syntax.Dml.Delete;
import dev.vitrine.dialect.syntax.Dml.Insert;
import dev.vitrine.dialect.syntax.Dml.InsertMulti;
import dev.vitrine.dialect.syntax.Dml.Into;
import dev.vitrine.dialect.syntax.Dml.Merge;
import dev.vitrine.dialect.syntax.Dml.MergeClause;
import dev.vitrine.dialect.syntax.Dml.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `INSERT`, `UPDATE`, `DELETE` and `MERGE`.
final class DmlParser {

  private final Tokens tokens;
  private final Parser parser;
  private final Expressions expressions;
  private final Relations relations;

  DmlParser(Tokens tokens, Parser parser, Expressions expressions) {
    this.tokens = tokens;
    this.parser = parser;
    this.expressions = expressions;
    this.relations = new Relations(tokens, parser, expressions);
  }

  Dml insert() {
    int start = tokens.start();
    tokens.require("INSERT");
    boolean overwrite = tokens.take("OVERWRITE");
    if (tokens.is("ALL") || tokens.is("FIRST")) {
      return multi(overwrite);
    }
    tokens.require("INTO");
    Name table = target();
    List<Ident> columns = columnsNext() ? tokens.idents() : List.of();
    Query source = parser.query();
    return new Insert(table, overwrite, columns, source, tokens.since(start));
  }

  /// `t`, or `IDENTIFIER('t')` with a constant.
  private Name target() {
    return parser.objectName();
  }

  private boolean columnsNext() {
    if (!tokens.isSymbol("(")) {
      return false;
    }
    int mark = tokens.mark();
    tokens.next();
    boolean query = parser.isQueryNext();
    tokens.back(mark);
    return !query;
  }

  private Dml multi(boolean overwrite) {
    boolean first = tokens.next().is("FIRST");
    List<Branch> branches = new ArrayList<>();
    List<Into> otherwise = List.of();
    if (tokens.is("INTO")) {
      branches.add(new Branch(Optional.empty(), intos()));
    }
    while (tokens.take("WHEN")) {
      Expr condition = expressions.expression();
      tokens.require("THEN");
      branches.add(new Branch(Optional.of(condition), intos()));
    }
    if (tokens.take("ELSE")) {
      otherwise = intos();
    }
    return new InsertMulti(overwrite, first, branches, otherwise, parser.query());
  }

  private List<Into> intos() {
    List<Into> intos = new ArrayList<>();
    while (tokens.take("INTO")) {
      Name table = target();
      List<Ident> columns = columnsNext() ? tokens.idents() : List.of();
      List<Expr> values = List.of();
      if (tokens.take("VALUES")) {
        tokens.requireSymbol("(");
        values = expressions.list();
        tokens.requireSymbol(")");
      }
      intos.add(new Into(table, columns, values));
    }
    if (intos.isEmpty()) {
      throw tokens.unexpected();
    }
    return intos;
  }

  Update update() {
    tokens.require("UPDATE");
    Name table = target();
    Optional<Ident> alias = tokens.is("SET") ? Optional.empty() : parser.alias();
    tokens.require("SET");
    List<Assignment> assignments = assignments();
    Optional<Relation> from =
        tokens.take("FROM") ? Optional.of(relations.list()) : Optional.empty();
    return new Update(table, alias, assignments, from, where());
  }

  private Optional<Expr> where() {
    return tokens.take("WHERE") ? Optional.of(expressions.expression()) : Optional.empty();
  }

  private List<Assignment> assignments() {
    List<Assignment> assignments = new ArrayList<>();
    do {
      Name column = tokens.name();
      tokens.requireSymbol("=");
      assignments.add(new Assignment(column.parts(), expressions.expression(), column.span()));
    } while (tokens.takeSymbol(","));
    return assignments;
  }

  Delete delete() {
    tokens.require("DELETE");
    tokens.require("FROM");
    Name table = target();
    Optional<Ident> alias = parser.alias();
    Optional<Relation> using =
        tokens.take("USING") ? Optional.of(relations.list()) : Optional.empty();
    return new Delete(table, alias, using, where());
  }

  Merge merge() {
    tokens.require("MERGE", "INTO");
    Name table = target();
    Optional<Ident> alias = parser.alias();
    tokens.require("USING");
    Relation source = relations.primary();
    tokens.require("ON");
    Expr on = expressions.expression();
    List<MergeClause> clauses = new ArrayList<>();
    while (tokens.take("WHEN")) {
      clauses.add(clause());
    }
    if (clauses.isEmpty()) {
      throw tokens.unexpected();
    }
    return new Merge(table, alias, source, on, clauses);
  }

  private MergeClause clause() {
    boolean matched = !tokens.take("NOT");
    tokens.require("MATCHED");
    Optional<Expr> condition =
        tokens.take("AND") ? Optional.of(expressions.expression()) : Optional.empty();
    tokens.require("THEN");
    if (!matched) {
      return insertUnmatched(condition);
    }
    if (tokens.take("DELETE")) {
      return new MergeClause.DeleteMatched(condition);
    }
    tokens.require("UPDATE");
    if (tokens.take("ALL", "BY", "NAME")) {
      return new MergeClause.UpdateMatched(condition, List.of());
    }
    tokens.require("SET");
    return new MergeClause.UpdateMatched(condition, assignments());
  }

  private MergeClause insertUnmatched(Optional<Expr> condition) {
    tokens.require("INSERT");
    if (tokens.take("ALL", "BY", "NAME")) {
      return new MergeClause.InsertUnmatched(condition, List.of(), List.of());
    }
    List<Ident> columns = tokens.isSymbol("(") ? tokens.idents() : List.of();
    tokens.require("VALUES");
    tokens.requireSymbol("(");
    List<Expr> values = expressions.list();
    tokens.requireSymbol(")");
    return new MergeClause.InsertUnmatched(condition, columns, values);
  }
}
