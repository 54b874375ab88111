package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.translate.Collations;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import java.util.Set;

/// `COLLATE` and `COLLATION`, and which functions keep the collation of their texts or take none.
final class CollationFunctions implements Family {

  private static final Set<String> KEEPING =
      Set.of(
          "UPPER",
          "LOWER",
          "INITCAP",
          "TRIM",
          "LTRIM",
          "RTRIM",
          "SUBSTR",
          "SUBSTRING",
          "LEFT",
          "RIGHT",
          "LPAD",
          "RPAD",
          "CONCAT",
          "CONCAT_WS",
          "REVERSE",
          "REPEAT",
          "INSERT");

  /// They compare parts of texts, and would do it by code points.
  private static final Set<String> REFUSING =
      Set.of(
          "REPLACE",
          "SPLIT",
          "SPLIT_PART",
          "SPLIT_TO_TABLE",
          "STRTOK",
          "STRTOK_TO_ARRAY",
          "TRANSLATE",
          "REGEXP_LIKE",
          "RLIKE",
          "REGEXP",
          "REGEXP_COUNT",
          "REGEXP_INSTR",
          "REGEXP_REPLACE",
          "REGEXP_SUBSTR",
          "REGEXP_SUBSTR_ALL",
          "REGEXP_EXTRACT_ALL");

  @Override
  public void register(Registry registry) {
    registry.scalar("COLLATE", 2, CollationFunctions::collate);
    registry.scalar("COLLATION", 1, CollationFunctions::collation);
  }

  private static Typed collate(FunctionCall call) {
    return Collations.collated(call.arg(0), call.constantText(1).orElseThrow(call::invalidTypes));
  }

  /// NULL of a text that has none.
  private static Typed collation(FunctionCall call) {
    String collation = call.text(0).type().collation();
    return collation.isEmpty()
        ? Typed.NO_TEXT
        : Typed.of(StringLiterals.quoted(collation), SqlType.TEXT);
  }

  /// What a function gives, with the collation of its texts where it keeps that.
  ///
  /// @throws dev.vitrine.kernel.SqlError where it takes no texts with a collation
  static Typed kept(FunctionCall call, Typed result) {
    if (REFUSING.contains(call.name())) {
      Collations.refuse(call.name(), call.args());
    }
    return KEEPING.contains(call.name()) && result.isText()
        ? Collations.kept(call.args(), result)
        : result;
  }
}
