package dev.vitrine.visualise.scale;

import dev.vitrine.kernel.SqlError;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.syntax.Chart.ScaleClause;
import dev.vitrine.visualise.syntax.Literal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads FROM: two ends, or the levels.
record InputRange(ScalePlan plan) {

  private static final Set<String> TRUE = Set.of("true", "yes", "1", "1.0");
  private static final Set<String> FALSE = Set.of("false", "no", "0", "0.0");

  List<Value> read() {
    Optional<Literal.Array> from = plan.clause().flatMap(ScaleClause::from);
    if (from.isEmpty()) {
      return List.of();
    }
    List<Literal> elements = from.get().elements();
    if (plan.kind().isNumberLine() && elements.size() != 2) {
      throw plan.rangeError(
          plan.kind().shown()
              + " scale input range (FROM clause) must have exactly 2 values [min, max], got "
              + elements.size());
    }
    return elements.stream().map(this::value).toList();
  }

  private Value value(Literal literal) {
    boolean endless =
        literal instanceof Literal.Numeric(double number, var _)
            && plan.kind().isNumberLine()
            && !Double.isFinite(number);
    if (literal == Literal.Null.NULL || endless) {
      return Value.Missing.NULL;
    }
    Optional<Value> value =
        plan.kind().isNumberLine() ? Places.read(plan.transform(), literal) : level(literal);
    return value.orElseThrow(() -> misfit(literal));
  }

  /// A level as the columns have them; texts take everything.
  private Optional<Value> level(Literal literal) {
    Type type = plan.type();
    return switch (literal) {
      case Literal.Flag(boolean flag) when type == Type.BOOLEAN ->
          Optional.of(new Value.Flag(flag));
      case Literal.Text(String text) when type == Type.BOOLEAN -> flag(text);
      case Literal.Numeric number when type == Type.BOOLEAN -> flag(number.text());
      case Literal.Numeric(double number, var _) when type.isNumeric() ->
          Double.isFinite(number) ? Optional.of(new Value.Numeric(number)) : Optional.empty();
      case Literal.Text(String text) when type.isNumeric() -> number(text);
      case Literal.Text _ when type.isTemporal() -> Places.read(Transform.of(type), literal);
      case Literal.Text(String text) when type.isDiscrete() -> Optional.of(new Value.Text(text));
      case Literal.Numeric number when type.isDiscrete() ->
          Optional.of(new Value.Text(number.text()));
      case Literal.Flag flag when type.isDiscrete() -> Optional.of(new Value.Text(flag.shown()));
      default -> Optional.empty();
    };
  }

  private static Optional<Value> number(String text) {
    try {
      return Optional.of(new Value.Numeric(Double.parseDouble(text)));
    } catch (NumberFormatException none) {
      return Optional.empty();
    }
  }

  private static Optional<Value> flag(String text) {
    if (TRUE.contains(text)) {
      return Optional.of(new Value.Flag(true));
    }
    return FALSE.contains(text) ? Optional.of(new Value.Flag(false)) : Optional.empty();
  }

  private SqlError misfit(Literal literal) {
    return plan.rangeError(
        "FROM cannot place '" + literal.shown() + "' on this scale, whose values are " + kinds());
  }

  private String kinds() {
    return switch (plan.type()) {
      case INTEGER, NUMBER -> "numbers";
      case DATE -> "dates such as '2024-02-01'";
      case TIMESTAMP -> "timestamps such as '2024-02-01T10:00:00'";
      case TIME -> "times such as '10:30:00'";
      case BOOLEAN -> "true and false";
      case TEXT, BINARY -> "texts";
    };
  }
}
