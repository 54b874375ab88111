package dev.vitrine.notebooks.graph;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;
import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;
import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import dev.vitrine.kernel.Binding;
import dev.vitrine.notebooks.python.Unplain;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
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
      case LocalDate date -> Binding.scalar("DATE", date.toString());
      case LocalTime time -> Binding.scalar("TIME", ISO_LOCAL_TIME.format(time));
      case LocalDateTime moment ->
          Binding.scalar("TIMESTAMP_NTZ", ISO_LOCAL_DATE_TIME.format(moment));
      case OffsetDateTime moment ->
          Binding.scalar("TIMESTAMP_TZ", ISO_OFFSET_DATE_TIME.format(moment));
      case byte[] bytes -> Binding.scalar("BINARY", HexFormat.of().formatHex(bytes));
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
