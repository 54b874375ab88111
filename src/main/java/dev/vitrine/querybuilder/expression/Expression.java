package dev.vitrine.querybuilder.expression;

import dev.vitrine.querybuilder.schema.DataType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A value that is computed from columns.
public sealed interface Expression {

  /// A value as it is.
  ///
  /// @param value text, a number, a boolean, a `LocalDate`, a `LocalDateTime` or null
  record Literal(@Nullable Object value) implements Expression {}

  /// A column, or a calculated field.
  ///
  /// @param table as the query shows it; empty for the only one that has such a column
  record FieldRef(Optional<String> table, String name) implements Expression {}

  /// A function's value.
  record Call(Function function, List<Expression> arguments) implements Expression {
    /// @throws ExpressionError for too few or too many arguments, or ones that it cannot take
    public Call {
      arguments = List.copyOf(arguments);
      Shapes.check(function, arguments);
    }
  }

  /// Two values with a sign between.
  record Binary(Sign sign, Expression left, Expression right) implements Expression {}

  record Negated(Expression operand) implements Expression {}

  record Not(Expression operand) implements Expression {}

  /// The first branch whose condition holds.
  ///
  /// @param otherwise null stands for SQL's NULL
  record Case(List<Branch> branches, Expression otherwise) implements Expression {
    public Case {
      branches = List.copyOf(branches);
    }
  }

  /// One branch of a [Case].
  record Branch(Expression condition, Expression value) {}

  /// As another type.
  record Cast(Expression operand, DataType type) implements Expression {}

  record NullTest(Expression operand, boolean negated) implements Expression {}

  record Among(Expression operand, List<Expression> values, boolean negated) implements Expression {
    public Among {
      values = List.copyOf(values);
    }
  }

  record Within(Expression operand, Expression low, Expression high, boolean negated)
      implements Expression {}

  record Alike(Expression operand, Expression pattern, boolean anyCase, boolean negated)
      implements Expression {}

  /// What stands between two values.
  enum Sign {
    PLUS,
    MINUS,
    TIMES,
    DIVIDE,
    MODULO,
    CONCATENATE,
    EQUAL,
    UNEQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    AND,
    OR;

    public boolean compares() {
      return switch (this) {
        case EQUAL, UNEQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
        case PLUS, MINUS, TIMES, DIVIDE, MODULO, CONCATENATE, AND, OR -> false;
      };
    }
  }

  /// The expressions that this one is made of.
  default Stream<Expression> parts() {
    return switch (this) {
      case Literal _, FieldRef _ -> Stream.empty();
      case Call call -> call.arguments().stream();
      case Binary binary -> Stream.of(binary.left(), binary.right());
      case Negated negated -> Stream.of(negated.operand());
      case Not not -> Stream.of(not.operand());
      case Case choice ->
          Stream.concat(
              choice.branches().stream()
                  .flatMap(branch -> Stream.of(branch.condition(), branch.value())),
              Stream.of(choice.otherwise()));
      case Cast cast -> Stream.of(cast.operand());
      case NullTest test -> Stream.of(test.operand());
      case Among among -> Stream.concat(Stream.of(among.operand()), among.values().stream());
      case Within within -> Stream.of(within.operand(), within.low(), within.high());
      case Alike alike -> Stream.of(alike.operand(), alike.pattern());
    };
  }

  /// Whether it is true, false or unknown.
  default boolean isCondition() {
    return switch (this) {
      case Not _, NullTest _, Among _, Within _, Alike _ -> true;
      case Binary binary ->
          binary.sign().compares() || binary.sign() == Sign.AND || binary.sign() == Sign.OR;
      case Literal literal -> literal.value() instanceof Boolean;
      case FieldRef _, Call _, Negated _, Case _, Cast _ -> false;
    };
  }
}
