package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Does what a script's statements say: values, variables, cursors, statements of SQL. Errors
/// become exceptions that the script may catch.
final class Machine {

  private final Evaluator evaluator;
  private final ScriptSql sql;
  private final Frame root = new Frame(null);
  private final Entry.Variable lastId = nothing(SqlType.TEXT);
  private final Entry.Variable rowCount = nothing(Value.WHOLE);
  private final Entry.Variable found = nothing(SqlType.BOOLEAN);
  private final Entry.Variable notFound = nothing(SqlType.BOOLEAN);

  Machine(ScriptSql sql) {
    this.evaluator = sql.evaluator();
    this.sql = sql;
    root.declare("SQLROWCOUNT", rowCount);
    root.declare("SQLFOUND", found);
    root.declare("SQLNOTFOUND", notFound);
    root.declare("SQLID", lastId);
  }

  private static Entry.Variable nothing(SqlType type) {
    return new Entry.Variable(type, Value.nothing(type));
  }

  /// What every block of this script sees.
  Frame root() {
    return root;
  }

  /// @throws SqlError `CANCELED`
  void checkStop() {
    sql.checkStop();
  }

  Value value(Expression expression, Frame frame) {
    return guard(Raised.EXPRESSION, expression.start(), () -> evaluator.value(expression, frame));
  }

  boolean holds(Expression condition, Frame frame) {
    return guard(Raised.EXPRESSION, condition.start(), () -> evaluator.condition(condition, frame))
        .isTrue();
  }

  long whole(Expression expression, Frame frame) {
    return guard(
        Raised.EXPRESSION,
        expression.start(),
        () -> evaluator.whole(evaluator.value(expression, frame)));
  }

  /// Whether a value equals what an expression gives.
  boolean equal(Value value, Expression other, Frame frame) {
    Frame inner = new Frame(frame);
    inner.declare(" SUBJECT", new Entry.Variable(value.type(), value));
    Expr subject = new Expr.NamedBind(" SUBJECT", other.tree().span());
    Expr equals = new Expr.Binary("=", subject, other.tree(), other.tree().span());
    return holds(new Expression(equals, other.text(), other.start()), inner);
  }

  /// Runs what an SQL statement or an expression does; what it fails with becomes an exception.
  static <T> T guard(String type, int start, Supplier<T> work) {
    try {
      return work.get();
    } catch (SqlError error) {
      if (Raised.isEnding(error)) {
        throw error;
      }
      throw new Raised(type, error, start);
    }
  }

  void act(Node.Plain action, Frame frame) {
    switch (action) {
      case Node.Let let -> let(let, frame);
      case Node.LetCursor let -> frame.declare(let.name(), new Entry.Cursor(let.rows()));
      case Node.LetRows let -> letRows(let, frame);
      case Node.LetException let ->
          frame.declare(let.name(), new Entry.Declared(let.name(), let.number(), let.message()));
      case Node.LetProcedure let ->
          frame.declare(let.routine().name(), new Entry.Local(let.routine()));
      case Node.Assign assign -> assign(assign, frame);
      case Node.Open open -> open(open, frame);
      case Node.Fetch fetch -> fetch(fetch, frame);
      case Node.Close close -> cursor(close.cursor(), close.start(), frame).walk(null);
      case Node.Sql statement -> statement(statement, frame);
      default -> throw new IllegalStateException("no action: " + action);
    }
  }

  private void let(Node.Let let, Frame frame) {
    if (let.value().isEmpty()) {
      SqlType type = let.type().orElse(SqlType.TEXT);
      frame.declare(let.name(), new Entry.Variable(type, Value.nothing(type)));
      return;
    }
    Expression initial = let.value().get();
    Value value = value(initial, frame);
    SqlType type = let.type().orElseGet(() -> widened(value.type()));
    Value converted = guard(Raised.EXPRESSION, initial.start(), () -> evaluator.as(value, type));
    frame.declare(let.name(), new Entry.Variable(type, converted));
  }

  /// The type of a variable that is declared without one.
  private static SqlType widened(SqlType type) {
    return switch (type.kind()) {
      case FIXED -> SqlType.fixed(38, type.scale());
      case TEXT -> SqlType.TEXT;
      case BINARY -> SqlType.BINARY;
      default -> type;
    };
  }

  private void letRows(Node.LetRows let, Frame frame) {
    Entry.Held held = new Entry.Held();
    let.rows().ifPresent(source -> held.rows(rows(source, frame)));
    frame.declare(let.name(), held);
  }

  private void assign(Node.Assign assign, Frame frame) {
    Entry target = frame.find(assign.name());
    if (target instanceof Entry.Held held && assign.value().rows().isPresent()) {
      held.rows(rows(assign.value().rows().get(), frame));
    } else if (target instanceof Entry.Variable variable && assign.value().value().isPresent()) {
      Expression expression = assign.value().value().get();
      Value value = value(expression, frame);
      set(variable, value, expression.start());
    } else {
      throw missing(assign.name(), assign.start());
    }
  }

  private void set(Entry.Variable variable, Value value, int start) {
    variable.set(guard(Raised.EXPRESSION, start, () -> evaluator.as(value, variable.type())));
  }

  private static Raised missing(String name, int start) {
    return new Raised(
        Raised.EXPRESSION,
        Problems.plain(ErrorCode.INVALID_IDENTIFIER, "invalid identifier '" + name + "'"),
        start);
  }

  /// Runs what gives rows.
  Rows rows(Rowset source, Frame frame) {
    return switch (source) {
      case Rowset.Statement statement ->
          run(statement.text(), statement.start(), Optional.empty(), frame).rows();
      case Rowset.Named named -> named(named, frame);
    };
  }

  private ScriptSql.Ran run(String text, int start, Optional<List<Value>> using, Frame frame) {
    try {
      ScriptSql.Ran ran = guard(Raised.STATEMENT, start, () -> sql.run(text, using, frame));
      tell(ran.changed());
      return ran;
    } finally {
      lastId.set(sql.lastId());
    }
  }

  private Rows named(Rowset.Named named, Frame frame) {
    return switch (frame.find(named.name())) {
      case Entry.Held held ->
          held.rows()
              .orElseThrow(() ->
                  failed(
                      "result set " + named.name() + " is empty: nothing was assigned to it",
                      named.start()));
      case Entry.Cursor cursor ->
          cursor.walk().map(Walk::rows).orElseGet(() -> rows(cursor.source(), frame));
      case null, default -> throw missing(named.name(), named.start());
    };
  }

  /// Rows one by one; a cursor that is open goes on where it is.
  Walk walk(Rowset source, Frame frame) {
    if (source instanceof Rowset.Named named
        && frame.find(named.name()) instanceof Entry.Cursor cursor
        && cursor.walk().isPresent()) {
      return cursor.walk().get();
    }
    return sql.walk(rows(source, frame));
  }

  /// Gives up the rows of a loop's own statement.
  void free(Rowset source, Walk walk) {
    if (source instanceof Rowset.Statement) {
      sql.free(walk.rows());
    }
  }

  private static Raised failed(String message, int start) {
    return new Raised(Raised.STATEMENT, new SqlError(ErrorCode.COMPILATION, message), start);
  }

  private void open(Node.Open open, Frame frame) {
    Entry.Cursor cursor = cursor(open.cursor(), open.start(), frame);
    List<Value> using = open.using().stream().map(each -> value(each, frame)).toList();
    Rows rows =
        cursor.source() instanceof Rowset.Statement statement
            ? run(statement.text(), open.start(), Optional.of(using), frame).rows()
            : rows(cursor.source(), frame);
    cursor.walk(sql.walk(rows));
  }

  private static Entry.Cursor cursor(String name, int start, Frame frame) {
    if (frame.find(name) instanceof Entry.Cursor cursor) {
      return cursor;
    }
    throw missing(name, start);
  }

  private void fetch(Node.Fetch fetch, Frame frame) {
    Walk walk =
        cursor(fetch.cursor(), fetch.start(), frame)
            .walk()
            .orElseThrow(() -> failed("cursor " + fetch.cursor() + " is not open", fetch.start()));
    store(walk.next(), walk.columns().size(), fetch.targets(), fetch.start(), frame);
  }

  private void store(
      Optional<List<Value>> row, int columns, List<String> targets, int start, Frame frame) {
    if (targets.size() != columns) {
      throw failed(
          "%d columns cannot be put into %d variables".formatted(columns, targets.size()), start);
    }
    for (int i = 0; i < targets.size(); i++) {
      if (!(frame.find(targets.get(i)) instanceof Entry.Variable variable)) {
        throw missing(targets.get(i), start);
      }
      Value value = row.isPresent() ? row.get().get(i) : Value.nothing(variable.type());
      set(variable, value, start);
    }
  }

  private void statement(Node.Sql statement, Frame frame) {
    ScriptSql.Ran ran = run(statement.text(), statement.start(), Optional.empty(), frame);
    try {
      if (!statement.targets().isEmpty()) {
        into(statement, ran.rows(), frame);
      }
    } finally {
      sql.free(ran.rows());
    }
  }

  private void into(Node.Sql statement, Rows rows, Frame frame) {
    List<List<Value>> first = guard(Raised.STATEMENT, statement.start(), () -> sql.page(rows, 2));
    if (first.size() > 1) {
      long count = guard(Raised.STATEMENT, statement.start(), () -> sql.count(rows));
      throw failed(
          "A SELECT INTO statement expects exactly 1 returned row, but got " + count + ".",
          statement.start());
    }
    store(
        first.stream().findFirst(),
        rows.columns().size(),
        statement.targets(),
        statement.start(),
        frame);
  }

  /// What a script knows of its last statement: nothing, if that changed no rows by its kind.
  private void tell(Optional<Long> changed) {
    rowCount.set(changed.map(Value::whole).orElse(Value.nothing(Value.WHOLE)));
    found.set(truth(changed.map(rows -> rows > 0)));
    notFound.set(truth(changed.map(rows -> rows == 0)));
  }

  private static Value truth(Optional<Boolean> known) {
    return known.map(Value::bool).orElse(Value.nothing(SqlType.BOOLEAN));
  }

  /// What a handler knows of the exception: `SQLCODE`, `SQLERRM`, `SQLSTATE`.
  void tell(SqlError error, Frame frame) {
    int code = error.number() == 0 ? Integer.parseInt(error.code().code()) : error.number();
    frame.declare("SQLCODE", new Entry.Variable(Value.WHOLE, Value.whole(code)));
    frame.declare("SQLERRM", new Entry.Variable(SqlType.TEXT, Value.text(error.text())));
    frame.declare(
        "SQLSTATE", new Entry.Variable(SqlType.TEXT, Value.text(error.code().sqlState())));
  }

  /// A value as a procedure's result.
  Value returned(Value value, SqlType type, int start) {
    return type.kind() == Kind.TEXT && value.is(Kind.TEXT) && type.equals(SqlType.TEXT)
        ? new Value(type, value.data())
        : guard(Raised.EXPRESSION, start, () -> evaluator.as(value, type));
  }
}
