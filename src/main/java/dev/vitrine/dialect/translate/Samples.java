package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.syntax.Expr;
import dev.vitrine.dialect.syntax.Relation.Sample;
import dev.vitrine.kernel.ErrorCode;
import java.math.BigDecimal;

/// `SAMPLE (n)`: each row (or block of rows) with a probability of n percent, or n rows.
final class Samples {

  private static final BigDecimal ALL = BigDecimal.valueOf(100);
  private static final BigDecimal MOST_ROWS = BigDecimal.valueOf(1_000_000);

  private Samples() {}

  static Source sample(
      Sample sample, RelationTranslator relations, Translator translator, Scope scope) {
    Source source = relations.source(sample.relation());
    ExpressionTranslator expressions = translator.expressions(scope);
    BigDecimal size = number(sample, sample.fraction(), expressions);
    if (size.signum() < 0 || size.compareTo(sample.rows() ? MOST_ROWS : ALL) > 0) {
      throw problem(
          sample,
          expressions,
          sample.rows()
              ? "the number of rows must be between 0 and 1000000"
              : "the sampling rate must be between 0 and 100");
    }
    String seed =
        sample
            .seed()
            .map(value -> " REPEATABLE (" + number(sample, value, expressions).toBigInteger() + ")")
            .orElse("");
    return new Source(
        source.name(), source.path(), source.sql() + clause(sample, size) + seed, source.columns());
  }

  private static String clause(Sample sample, BigDecimal size) {
    if (sample.rows()) {
      return " TABLESAMPLE reservoir(" + size.toBigInteger() + " ROWS)";
    }
    // a whole block that is left out of a sample of everything would be a surprise
    String method =
        sample.method().equals("SYSTEM") && size.compareTo(ALL) < 0 ? "system" : "bernoulli";
    return " TABLESAMPLE " + method + "(" + size.toPlainString() + "%)";
  }

  private static BigDecimal number(Sample sample, Expr value, ExpressionTranslator expressions) {
    if (expressions.translate(value).constant() instanceof BigDecimal number) {
      return number;
    }
    throw problem(sample, expressions, "SAMPLE takes a number here");
  }

  private static RuntimeException problem(
      Sample sample, ExpressionTranslator expressions, String message) {
    return expressions.problems().at(sample.span(), ErrorCode.COMPILATION, message);
  }
}
