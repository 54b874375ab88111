package dev.vitrine.notebooks.graph;

import dev.vitrine.kernel.Binding;
import dev.vitrine.notebooks.python.Unplain;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// Plain values as bindings of a statement.
final class Bindable {

  private static final int DIGITS = 38;

  private Bindable() {}

  /// @throws TemplateFault for what is no plain value
  static Binding of(String name, @Nullable Object value) {
    return switch (value) {
      case null -> Binding.scalar("TEXT", null);
      case Boolean truth -> Binding.scalar("BOOLEAN", truth.toString());
      case Double real -> Binding.scalar("REAL", real(real));
      case Float real -> Binding.scalar("REAL", real(real.doubleValue()));
      case BigDecimal decimal -> decimal(decimal);
      case BigInteger whole -> decimal(new BigDecimal(whole));
      case Number whole -> Binding.scalar("FIXED", whole.toString());
      case String text -> Binding.scalar("TEXT", text);
      case Moment moment -> Binding.scalar(moment.type(), moment.text());
      case Unplain other ->
          throw new TemplateFault(
              "Variable '%s' is a %s, not a plain value".formatted(name, other.type()));
      default ->
          throw new TemplateFault(
              "Variable '"
                  + name
                  + "' holds a value that cannot be bound: text, numbers, booleans, None and lists"
                  + " of these can");
    };
  }

  private static String real(double value) {
    return Double.isInfinite(value) ? (value > 0 ? "inf" : "-inf") : Double.toString(value);
  }

  private static Binding decimal(BigDecimal value) {
    boolean fits = value.precision() <= DIGITS && value.scale() < DIGITS && value.scale() > -DIGITS;
    return fits
        ? Binding.scalar("FIXED", value.toPlainString())
        : Binding.scalar("REAL", Double.toString(value.doubleValue()));
  }
}
