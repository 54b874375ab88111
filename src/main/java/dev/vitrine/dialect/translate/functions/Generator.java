package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `GENERATOR(ROWCOUNT => n, TIMELIMIT => seconds)`: rows without columns, but with a number that
/// `SEQ4` reads. Where both are said, what comes first ends them.
final class Generator {

  /// Statements end long before.
  private static final long LONGEST = Duration.ofDays(7).toSeconds();

  private Generator() {}

  static Source rows(TableCall call) {
    call.require(0, 2);
    Optional<Long> count = number(call, "ROWCOUNT");
    Optional<Long> seconds = number(call, "TIMELIMIT");
    return seconds.isPresent()
        ? numbered(timed(count.orElse(Long.MAX_VALUE), seconds.get(), call), "c1", call)
        : numbered("range(CAST(" + count.orElse(0L) + " AS BIGINT))", "range", call);
  }

  private static String timed(long most, long seconds, TableCall call) {
    return call.environment().numbers(most, Duration.ofSeconds(Math.min(seconds, LONGEST)));
  }

  private static Source numbered(String rows, String column, TableCall call) {
    String alias = call.fresh();
    Typed number = Typed.loose(alias + "." + column, SqlType.fixed(18, 0));
    return call.source(rows + " AS " + alias, List.of(new Field(Sequences.COLUMN, number, true)));
  }

  /// A constant; empty for none, for NULL, and for one without its name, which counts for nothing.
  private static Optional<Long> number(TableCall call, String name) {
    Optional<Typed> given =
        call.arguments().named(name, Registry.ANY).filter(value -> !value.isNull());
    return given.map(value -> whole(value.constant(), name, call));
  }

  private static long whole(@Nullable Object constant, String name, TableCall call) {
    if (constant instanceof BigDecimal number
        && number.signum() >= 0
        && number.stripTrailingZeros().scale() <= 0
        && number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
      return number.longValueExact();
    }
    throw call.error(
        ErrorCode.COMPILATION,
        "GENERATOR: " + name + " must be a constant whole number that is not negative");
  }
}
