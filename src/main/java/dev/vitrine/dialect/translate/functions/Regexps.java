package dev.vitrine.dialect.translate.functions;

import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;

/// Regular expressions.
final class Regexps implements Family {

  @Override
  public void register(Registry registry) {
    registry.scalar(
        "REGEXP_LIKE",
        2,
        3,
        call ->
            Typed.of(
                "sf_regexp_like(" + both(call) + ", " + parameters(call, 2) + ")",
                SqlType.BOOLEAN));
    registry.alias("RLIKE", "REGEXP_LIKE");
    registry.alias("REGEXP", "REGEXP_LIKE");
    registry.scalar(
        "REGEXP_COUNT",
        2,
        4,
        call ->
            Typed.loose(
                "sf_regexp_count(%s, %s, %s)"
                    .formatted(both(call), number(call, 2, 1), parameters(call, 3)),
                SqlType.fixed(18, 0)));
    registry.scalar(
        "REGEXP_SUBSTR", 2, 6, call -> Typed.of(found("sf_regexp_substr", call), SqlType.TEXT));
    registry.scalar(
        "REGEXP_SUBSTR_ALL",
        2,
        6,
        call ->
            Typed.of("CAST(" + found("sf_regexp_substr_all", call) + " AS JSON)", SqlType.ARRAY));
    registry.alias("REGEXP_EXTRACT_ALL", "REGEXP_SUBSTR_ALL");
    registry.scalar(
        "REGEXP_INSTR",
        2,
        7,
        call ->
            Typed.loose(
                "sf_regexp_instr(%s, %s, %s, %s, %s, %s)"
                    .formatted(
                        both(call),
                        number(call, 2, 1),
                        number(call, 3, 1),
                        number(call, 4, 0),
                        parameters(call, 5),
                        number(call, 6, -1)),
                SqlType.fixed(18, 0)));
    registry.scalar(
        "REGEXP_REPLACE",
        2,
        6,
        call ->
            Typed.of(
                "sf_regexp_replace(%s, %s, %s, %s, %s)"
                    .formatted(
                        both(call),
                        call.count() > 2 ? call.textSql(2) : "''",
                        number(call, 3, 1),
                        number(call, 4, 0),
                        parameters(call, 5)),
                SqlType.TEXT));
  }

  private static String found(String function, FunctionCall call) {
    return "%s(%s, %s, %s, %s, %s)"
        .formatted(
            function,
            both(call),
            number(call, 2, 1),
            number(call, 3, 1),
            parameters(call, 4),
            number(call, 5, -1));
  }

  private static String both(FunctionCall call) {
    return call.textSql(0) + ", " + call.textSql(1);
  }

  private static String number(FunctionCall call, int index, int otherwise) {
    return index < call.count() ? call.integer(index) : String.valueOf(otherwise);
  }

  private static String parameters(FunctionCall call, int index) {
    return index < call.count() ? call.textSql(index) : "'c'";
  }
}
