package dev.vitrine.snowflake.script;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Scope;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.Translator;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.kernel.SqlType.Kind;
import dev.vitrine.snowflake.Acting;
import dev.vitrine.snowflake.Context;
import dev.vitrine.snowflake.ScriptVariables;
import dev.vitrine.snowflake.Session;
import dev.vitrine.snowflake.Statements;
import dev.vitrine.snowflake.Steps;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gives expressions their values: simple ones here, all others by a query.
final class Evaluator {

  private static final BigDecimal BOUND = BigDecimal.valueOf(Long.MAX_VALUE / 2);

  private final Session session;
  private final Statements statements;
  private final Steps steps;

  Evaluator(Session session, Statements statements, Steps steps) {
    this.session = session;
    this.statements = statements;
    this.steps = steps;
  }

  /// @throws dev.vitrine.kernel.SqlError what the expression fails with
  Value value(Expression expression, Frame frame) {
    return value(expression.tree(), expression.text(), frame);
  }

  /// As a condition: a boolean, or NULL.
  Value condition(Expression expression, Frame frame) {
    return as(value(expression, frame), SqlType.BOOLEAN);
  }

  private Value value(Expr tree, String text, Frame frame) {
    Value simple = simple(tree, text, frame);
    return simple == null ? asked(tree, text, frame) : simple;
  }

  private @Nullable Value simple(Expr tree, String text, Frame frame) {
    return switch (tree) {
      case Expr.NumberLiteral literal -> Folding.number(literal);
      case Expr.StringLiteral literal -> Folding.text(literal.value());
      case Expr.BooleanLiteral literal -> Value.bool(literal.value());
      case Expr.NullLiteral _ -> Value.NULL;
      case Expr.Parens parens -> simple(parens.inner(), text, frame);
      case Expr.ColumnRef column -> named(column, frame);
      case Expr.NamedBind bind -> held(frame.find(bind.name()));
      case Expr.IsNull test -> isNull(test, text, frame);
      case Expr.Unary unary -> unary(unary, text, frame);
      case Expr.Binary binary -> binary(binary, text, frame);
      default -> null;
    };
  }

  private static @Nullable Value named(Expr.ColumnRef column, Frame frame) {
    String first = column.parts().getFirst().name();
    Entry entry = frame.find(first);
    if (column.parts().size() == 1) {
      return held(entry);
    }
    return column.parts().size() == 2 && entry instanceof Entry.Row row
        ? row.cells().get(column.last().name())
        : null;
  }

  private static @Nullable Value held(@Nullable Entry entry) {
    return entry instanceof Entry.Variable variable ? variable.value() : null;
  }

  private @Nullable Value isNull(Expr.IsNull test, String text, Frame frame) {
    Value operand = simple(test.operand(), text, frame);
    return operand == null ? null : Value.bool(operand.isNull() != test.negated());
  }

  private @Nullable Value unary(Expr.Unary unary, String text, Frame frame) {
    if (unary.operator().equals("NOT")) {
      Value operand = as(value(unary.operand(), text, frame), SqlType.BOOLEAN);
      return operand.data() instanceof Boolean truth ? Value.bool(!truth) : operand;
    }
    Value operand = simple(unary.operand(), text, frame);
    return operand != null && unary.operator().equals("-") ? Folding.negated(operand) : null;
  }

  private @Nullable Value binary(Expr.Binary binary, String text, Frame frame) {
    if (binary.operator().equals("AND") || binary.operator().equals("OR")) {
      return logic(binary, text, frame);
    }
    Value left = simple(binary.left(), text, frame);
    Value right = left == null ? null : simple(binary.right(), text, frame);
    return left == null || right == null ? null : Folding.binary(binary.operator(), left, right);
  }

  /// From left to right, no further than it must go: `x = 0 OR 1 / x > 2`.
  private Value logic(Expr.Binary binary, String text, Frame frame) {
    boolean decides = binary.operator().equals("OR");
    Value left = as(value(binary.left(), text, frame), SqlType.BOOLEAN);
    if (left.data() instanceof Boolean truth && truth == decides) {
      return left;
    }
    Value right = as(value(binary.right(), text, frame), SqlType.BOOLEAN);
    boolean known = right.data() instanceof Boolean truth && truth == decides;
    return known || !left.isNull() ? right : left;
  }

  /// By a query of the expression.
  private Value asked(Expr tree, String text, Frame frame) {
    ScriptVariables before = session.scriptVariables();
    session.scriptVariables(frame);
    try {
      return Acting.translated(
              statements.context(text, session, steps), within -> asked(tree, frame, within))
          .get();
    } finally {
      session.scriptVariables(before);
    }
  }

  private Supplier<Value> asked(Expr tree, Frame frame, Context context) {
    Translator translator = context.translator();
    Typed typed = translator.expressions(scope(translator, frame)).translate(tree);
    return () -> read(typed, translator);
  }

  private static Scope scope(Translator translator, Frame frame) {
    Scope scope = Scope.root(translator.problems());
    frame.each((name, entry) -> {
      if (entry instanceof Entry.Variable variable) {
        scope.bind(name, variable.value().typed());
      } else if (entry instanceof Entry.Row row) {
        scope.add(source(name, row));
      }
    });
    return scope;
  }

  private static Source source(String name, Entry.Row row) {
    List<Source.Field> fields =
        row.cells().entrySet().stream()
            .map(cell -> new Source.Field(cell.getKey(), cell.getValue().typed(), true))
            .toList();
    return new Source(Optional.of(name), List.of(), "", fields);
  }

  private Value read(Typed typed, Translator translator) {
    if (typed.isNull()) {
      return Value.nothing(typed.type());
    }
    String sql = "SELECT CAST(" + typed.exactly().sql() + " AS VARCHAR)";
    session.transactions().recover(steps);
    List<List<@Nullable String>> rows = steps.read(sql, steps.values(translator.bindOrder(), 0), 1);
    return Value.read(rows.getFirst().getFirst(), typed.type());
  }

  /// The value in another type, as an assignment takes it.
  Value as(Value value, SqlType type) {
    if (value.isNull()) {
      return Value.nothing(type);
    }
    return switch (type.kind()) {
      case FIXED -> fixed(value, type);
      case TEXT -> text(value, type);
      default -> value.is(type.kind()) ? value : cast(value, type);
    };
  }

  private Value fixed(Value value, SqlType type) {
    Value fitting =
        value.data() instanceof BigDecimal number ? Folding.fitting(number, type) : null;
    return fitting == null ? cast(value, type) : fitting;
  }

  private Value text(Value value, SqlType type) {
    boolean plain = value.is(Kind.TEXT) || value.is(Kind.FIXED) || value.is(Kind.BOOLEAN);
    String text = plain ? value.text() : cast(value, SqlType.TEXT).text();
    if (text != null && text.codePointCount(0, text.length()) > type.length()) {
      throw new SqlError(
          ErrorCode.STRING_TOO_LONG, "String '" + text + "' is too long and would be truncated");
    }
    return new Value(type, text);
  }

  private Value cast(Value value, SqlType type) {
    Context context = statements.context("", session, steps);
    Translator translator = context.translator();
    return read(Casts.explicit(value.typed(), type, context.environment()), translator);
  }

  /// A whole number, for a loop's bounds.
  long whole(Value value) {
    Value number = as(value, Value.WHOLE);
    if (!(number.data() instanceof BigDecimal whole) || whole.abs().compareTo(BOUND) > 0) {
      throw Problems.plain(
          ErrorCode.INVALID_VALUE, "a loop runs between two whole numbers, not to " + value.text());
    }
    return whole.longValueExact();
  }
}
