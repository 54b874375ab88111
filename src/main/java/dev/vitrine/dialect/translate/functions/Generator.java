package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Source;
import dev.vitrine.dialect.translate.Source.Field;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// `GENERATOR(ROWCOUNT => n)`: rows without columns, but with a number that `SEQ4` reads.
final class Generator {

  private Generator() {}

  static Source rows(TableCall call) {
    call.require(0, 2);
    FunctionCall arguments = call.arguments();
    if (arguments.named("TIMELIMIT", 1).isPresent()) {
      throw Problems.unsupported("GENERATOR(TIMELIMIT)");
    }
    Optional<Typed> count = arguments.named("ROWCOUNT", 0);
    String alias = call.fresh();
    Field number =
        new Field(Sequences.COLUMN, Typed.loose(alias + ".n", SqlType.fixed(18, 0)), true);
    return call.source(
        "range(" + count.map(value -> rows(call, value)).orElse("0") + ") AS " + alias + "(n)",
        List.of(number));
  }

  private static String rows(TableCall call, Typed count) {
    if (count.isNull()) {
      return "0";
    }
    if (count.constant() instanceof BigDecimal number
        && number.signum() >= 0
        && number.stripTrailingZeros().scale() <= 0
        && number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
      return "CAST(" + number.toBigInteger() + " AS BIGINT)";
    }
    throw call.error(
        ErrorCode.COMPILATION,
        "GENERATOR: ROWCOUNT must be a constant whole number that is not negative");
  }
}
