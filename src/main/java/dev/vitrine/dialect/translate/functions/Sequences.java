package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Scope;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import java.util.Optional;
import java.util.Set;

/// `SEQ1`, `SEQ2`, `SEQ4`, `SEQ8`: rows counted from 0, beginning anew beyond so many bytes.
final class Sequences implements Family {

  /// A hidden column of generated rows: their number.
  static final String COLUMN = "$SEQ";

  static final Set<String> NAMES = Set.of("SEQ1", "SEQ2", "SEQ4", "SEQ8");

  @Override
  public void register(Registry registry) {
    sequence(registry, "SEQ1", 7, 3);
    sequence(registry, "SEQ2", 15, 5);
    sequence(registry, "SEQ4", 31, 10);
    sequence(registry, "SEQ8", 63, 19);
  }

  private static void sequence(Registry registry, String name, int bits, int digits) {
    SqlType type = SqlType.fixed(digits, 0);
    registry.scalar(name, 0, 1, call -> Typed.loose(wrapped(call, bits), type));
  }

  /// With 1 as its argument it begins anew at the least number, else at 0.
  private static String wrapped(FunctionCall call, int bits) {
    boolean signed = isSigned(call);
    String number = number(call);
    if (bits == 63) {
      return number;
    }
    long most = 1L << bits;
    return signed
        ? "((" + number + " + " + most + ") % " + 2 * most + " - " + most + ")"
        : "(" + number + " % " + most + ")";
  }

  private static boolean isSigned(FunctionCall call) {
    int sign = call.constantInteger(0).orElse(0);
    if (sign != 0 && sign != 1) {
      throw new SqlError(
          ErrorCode.INVALID_PARAMETER_VALUE,
          "Invalid parameter value: " + sign + ". Reason: sign must be 0 or 1");
    }
    return sign == 1;
  }

  private static Optional<Source.Field> generated(Scope scope) {
    return scope.sources().stream()
        .flatMap(source -> source.columns().stream())
        .filter(field -> field.hidden() && field.name().equals(COLUMN))
        .findFirst();
  }

  /// Whether its rows are a generator's, which bring their numbers.
  static boolean isGenerated(Scope scope) {
    return generated(scope).isPresent();
  }

  /// The number of a row, from 0: of the generator's rows, else of the result's.
  static String number(FunctionCall call) {
    return generated(call.expressions().scope())
        .map(Source.Field::value)
        .map(Typed::sql)
        .orElseGet(() ->
            call.expressions().scope().sources().isEmpty()
                ? "CAST(0 AS BIGINT)"
                : "(row_number() OVER () - 1)");
  }
}
