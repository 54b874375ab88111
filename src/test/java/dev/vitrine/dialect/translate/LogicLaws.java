package dev.vitrine.dialect.translate;

import static dev.vitrine.dialect.translate.FunctionLaws.booleans;
import static dev.vitrine.dialect.translate.FunctionLaws.number;
import static dev.vitrine.dialect.translate.FunctionLaws.numbers;
import static dev.vitrine.dialect.translate.FunctionLaws.texts;

import dev.vitrine.dialect.translate.FunctionLaws.Argument;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Functions that choose, and logic of three values.
final class LogicLaws {

  private static final List<Argument> TEXTS = texts("a", "", "日本");
  private static final List<Argument> NUMBERS = numbers("0", "1", "-7");

  private LogicLaws() {}

  static void define(FunctionLaws laws) {
    laws.withNulls("COALESCE", LogicLaws::firstOf, TEXTS, TEXTS, TEXTS);
    laws.withNulls("NVL,IFNULL", LogicLaws::firstOf, TEXTS, TEXTS);
    laws.withNulls("NVL,IFNULL", LogicLaws::firstOf, NUMBERS, NUMBERS);
    laws.withNulls("NVL2", a -> a[0] == null ? a[2] : a[1], NUMBERS, TEXTS, TEXTS);
    laws.withNulls("NULLIF", a -> a[0] != null && a[0].equals(a[1]) ? null : a[0], TEXTS, TEXTS);
    laws.withNulls("IFF", a -> a[0] == Boolean.TRUE ? a[1] : a[2], booleans(), TEXTS, TEXTS);
    laws.withNulls("EQUAL_NULL", a -> Objects.equals(a[0], a[1]), TEXTS, TEXTS);
    laws.withNulls("EQUAL_NULL", a -> Objects.equals(a[0], a[1]), NUMBERS, NUMBERS);
    laws.withNulls("DECODE", LogicLaws::decoded, NUMBERS, NUMBERS, TEXTS, TEXTS);
    laws.withNulls("DECODE", LogicLaws::decoded, TEXTS, TEXTS, TEXTS);
    laws.withNulls("BOOLAND", a -> and(truth(a[0]), truth(a[1])), NUMBERS, NUMBERS);
    laws.withNulls("BOOLOR", a -> not(and(not(truth(a[0])), not(truth(a[1])))), NUMBERS, NUMBERS);
    laws.of("BOOLXOR", a -> !Objects.equals(truth(a[0]), truth(a[1])), NUMBERS, NUMBERS);
    laws.of("BOOLNOT", a -> not(truth(a[0])), NUMBERS);
  }

  private static @Nullable Object firstOf(@Nullable Object[] a) {
    return Stream.of(a).filter(Objects::nonNull).findFirst().orElse(null);
  }

  /// NULL is the same as NULL here.
  private static @Nullable Object decoded(@Nullable Object[] a) {
    return Objects.equals(a[0], a[1]) ? a[2] : a.length > 3 ? a[3] : null;
  }

  private static @Nullable Boolean truth(@Nullable Object number) {
    return number == null ? null : number(number).signum() != 0;
  }

  private static @Nullable Boolean not(@Nullable Boolean value) {
    return value == null ? null : !value;
  }

  private static @Nullable Boolean and(@Nullable Boolean a, @Nullable Boolean b) {
    if (Boolean.FALSE.equals(a) || Boolean.FALSE.equals(b)) {
      return false;
    }
    return a == null || b == null ? null : true;
  }
}
