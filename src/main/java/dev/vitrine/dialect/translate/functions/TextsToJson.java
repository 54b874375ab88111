package dev.vitrine.dialect.translate.functions;

import static dev.vitrine.dialect.translate.functions.JsonArguments.made;

import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.SqlType;
import java.math.BigDecimal;
import java.util.Locale;

/// Texts taken apart into arrays and objects: `SPLIT`, `STRTOK_TO_ARRAY`, `PARSE_URL`, `PARSE_IP`.
final class TextsToJson implements Family {

  @Override
  public void register(Registry registry) {
    registry.scalar(
        "SPLIT", 2, call -> made(SqlType.ARRAY, "sf_split", call.textSql(0), call.textSql(1)));
    registry.scalar(
        "STRTOK_TO_ARRAY",
        1,
        2,
        call ->
            made(
                SqlType.ARRAY,
                "sf_strtok_to_array",
                call.textSql(0),
                call.count() > 1 ? call.textSql(1) : "' '"));
    registry.scalar(
        "PARSE_URL",
        1,
        2,
        call -> made(SqlType.OBJECT, "sf_parse_url", call.textSql(0), permissive(call, 1)));
    registry.scalar(
        "PARSE_IP",
        2,
        3,
        call ->
            made(
                SqlType.OBJECT,
                "sf_parse_ip",
                call.textSql(0),
                call.textSql(1),
                permissive(call, 2)));
  }

  /// 1 for an object that tells what is wrong instead of an error.
  private static String permissive(FunctionCall call, int index) {
    if (index >= call.count()) {
      return "FALSE";
    }
    Typed flag = call.arg(index);
    return flag.constant() instanceof BigDecimal number
        ? String.valueOf(number.signum() != 0).toUpperCase(Locale.ROOT)
        : "coalesce(" + Casts.implicit(flag, SqlType.BOOLEAN).sql() + ", FALSE)";
  }
}
