package dev.vitrine.snowflake.script;

import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.script.Rowset.Initial;
import java.util.List;
import java.util.Optional;

/// A statement of a script. Names are upper-cased as identifiers are.
sealed interface Node permits Block, Node.Plain {

  /// Offset in the script's text.
  int start();

  /// One that is no block.
  sealed interface Plain extends Node {}

  /// `x INT DEFAULT 1`, in a `DECLARE` or behind `LET`.
  record Let(String name, Optional<SqlType> type, Optional<Expression> value, int start)
      implements Plain {}

  /// `c CURSOR FOR …`.
  record LetCursor(String name, Rowset rows, int start) implements Plain {}

  /// `r RESULTSET := (…)`.
  record LetRows(String name, Optional<Rowset> rows, int start) implements Plain {}

  /// `e EXCEPTION (-20001, 'text')`.
  record LetException(String name, int number, String message, int start) implements Plain {}

  /// `p PROCEDURE (…) RETURNS … AS …`, known in this block.
  record LetProcedure(Routine routine, int start) implements Plain {}

  record Assign(String name, Initial value, int start) implements Plain {}

  record Branch(Expression condition, List<Node> body) {}

  record If(List<Branch> branches, List<Node> otherwise, int start) implements Plain {}

  /// `CASE`.
  ///
  /// @param subject what the branches' values are compared with; empty where they are conditions
  /// @param otherwise empty where there is no `ELSE`
  record Choose(
      Optional<Expression> subject,
      List<Branch> branches,
      Optional<List<Node>> otherwise,
      int start)
      implements Plain {}

  /// `FOR i IN a TO b`.
  record Count(
      String variable,
      Expression from,
      Expression to,
      boolean reverse,
      List<Node> body,
      Optional<String> label,
      int start)
      implements Plain {}

  /// `FOR row IN cursor`.
  record ForEach(String variable, Rowset rows, List<Node> body, Optional<String> label, int start)
      implements Plain {}

  record While(Expression condition, List<Node> body, Optional<String> label, int start)
      implements Plain {}

  record Repeat(List<Node> body, Expression until, Optional<String> label, int start)
      implements Plain {}

  record Loop(List<Node> body, Optional<String> label, int start) implements Plain {}

  record Break(Optional<String> label, int start) implements Plain {}

  record Continue(Optional<String> label, int start) implements Plain {}

  record Return(Optional<Expression> value, int start) implements Plain {}

  /// `RETURN TABLE(…)`.
  record ReturnRows(Rowset rows, int start) implements Plain {}

  /// `RAISE`, of what is handled just now where it names nothing.
  record Raise(Optional<String> exception, int start) implements Plain {}

  record Open(String cursor, List<Expression> using, int start) implements Plain {}

  record Fetch(String cursor, List<String> targets, int start) implements Plain {}

  record Close(String cursor, int start) implements Plain {}

  /// Any other statement.
  ///
  /// @param text of it alone, without its `INTO`
  /// @param targets of its `INTO`
  record Sql(String text, List<String> targets, int start) implements Plain {}

  /// `NULL`, and what has nothing to do here (`AWAIT`, `CANCEL`).
  record Nothing(int start) implements Plain {}
}
