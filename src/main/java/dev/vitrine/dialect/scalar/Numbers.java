package dev.vitrine.dialect.scalar;

import static dev.vitrine.dialect.scalar.JavaFunction.Kind.TEXT;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers to and from text by number formats; a number is its decimal text on both sides, so that
/// none of 38 digits is lost.
final class Numbers {

  private Numbers() {}

  static List<JavaFunction> functions() {
    return List.of(
        function("sf_number_text", a -> print(Temporal.text(a, 0), Temporal.text(a, 1))),
        function("sf_parse_number", a -> require(Temporal.text(a, 0), Temporal.text(a, 1))),
        function("sf_try_parse_number", a -> parse(Temporal.text(a, 0), Temporal.text(a, 1))));
  }

  private static JavaFunction function(String name, JavaFunction.Body body) {
    return new JavaFunction(name, List.of(TEXT, TEXT), false, TEXT, false, body);
  }

  private static String print(String number, String format) {
    return NumberFormat.of(format).print(decimal(number));
  }

  /// Null for infinity and not-a-number, which have no digits.
  private static @Nullable BigDecimal decimal(String number) {
    try {
      return new BigDecimal(number);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String require(String text, String format) {
    String number = parse(text, format);
    if (number == null) {
      throw NumberFormat.isAuto(format)
          ? new SqlError(ErrorCode.NOT_NUMERIC, "Numeric value '" + text + "' is not recognized")
          : new SqlError(
              ErrorCode.NUMBER_NOT_OF_FORMAT,
              "Can't parse '%s' as number with format '%s'".formatted(text, format));
    }
    return number;
  }

  private static @Nullable String parse(String text, String format) {
    BigDecimal number = NumberFormat.of(format).parse(text);
    return number == null ? null : number.toPlainString();
  }
}
