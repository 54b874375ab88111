package dev.vitrine.dialect.scalar;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A number format with its alternatives (`MI999|999MI`), compiled.
final class NumberFormat {

  private static final Recent<NumberFormat> RECENT = new Recent<>(NumberFormat::compiled);

  private final List<NumberModel> alternatives;

  private NumberFormat(List<NumberModel> alternatives) {
    this.alternatives = List.copyOf(alternatives);
  }

  /// @throws SqlError where it is not a format
  static NumberFormat of(String format) {
    return RECENT.of(format);
  }

  /// By the first alternative; null is a number that has no digits, infinity or not-a-number.
  String print(@Nullable BigDecimal number) {
    return new NumberPrinter(alternatives.getFirst()).print(number);
  }

  /// The number, or null where the text fits no alternative.
  @Nullable BigDecimal parse(String text) {
    for (NumberModel model : alternatives) {
      BigDecimal number = new NumberReader(text, model).read();
      if (number != null && (!model.exact() || isPrinted(model, number, text))) {
        return number;
      }
    }
    return null;
  }

  private static boolean isPrinted(NumberModel model, BigDecimal number, String text) {
    return new NumberPrinter(model).print(number).equalsIgnoreCase(text);
  }

  private static NumberFormat compiled(String format) {
    List<NumberModel> models = new ArrayList<>();
    for (String one : alternatives(format)) {
      models.add(new NumberModelReader(isAuto(one) ? "TM" : one, format).read());
    }
    return new NumberFormat(models);
  }

  static boolean isAuto(String format) {
    return format.strip().equalsIgnoreCase("AUTO");
  }

  private static List<String> alternatives(String format) {
    List<String> found = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < format.length(); i++) {
      quoted ^= format.charAt(i) == '"';
      if (format.charAt(i) == '|' && !quoted) {
        found.add(format.substring(start, i));
        start = i + 1;
      }
    }
    found.add(format.substring(start));
    return found;
  }

  static SqlError invalid(String format, String why) {
    return new SqlError(ErrorCode.COMPILATION, "invalid number format '" + format + "': " + why);
  }
}
