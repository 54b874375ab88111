package dev.vitrine.dialect.translate.functions;

import static dev.vitrine.dialect.translate.functions.JsonArguments.any;
import static dev.vitrine.dialect.translate.functions.JsonArguments.container;
import static dev.vitrine.dialect.translate.functions.JsonArguments.made;

import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlType;
import java.util.Locale;

/// Between text and VARIANT: `PARSE_JSON`, `TO_JSON` and their like.
final class JsonTexts implements Family {

  @Override
  public void register(Registry registry) {
    registry.scalar("PARSE_JSON", 1, 2, call -> parsed(call, "sf_parse_json"));
    registry.scalar("TRY_PARSE_JSON", 1, 2, call -> parsed(call, "sf_try_parse_json"));
    registry.scalar("CHECK_JSON", 1, call -> made(SqlType.TEXT, "sf_check_json", call.textSql(0)));
    registry.scalar("TO_JSON", 1, call -> made(SqlType.TEXT, "sf_to_json", container(call, 0)));
    registry.scalar(
        "STRIP_NULL_VALUE", 1, call -> made(SqlType.VARIANT, "sf_strip_null_value", any(call, 0)));
    registry.scalar(
        "JSON_EXTRACT_PATH_TEXT",
        2,
        call -> made(SqlType.TEXT, "sf_json_extract_path_text", call.textSql(0), call.textSql(1)));
  }

  /// @param function whose twin `_last` takes the last of several members of a name
  private static Typed parsed(FunctionCall call, String function) {
    if (call.count() == 1) {
      return made(SqlType.VARIANT, function, call.textSql(0));
    }
    String parameter = call.constantText(1).orElse("").toLowerCase(Locale.ROOT);
    return switch (parameter) {
      case "d" -> made(SqlType.VARIANT, function + "_last", call.textSql(0));
      case "s" -> made(SqlType.VARIANT, function, call.textSql(0));
      default ->
          throw call.error(
              ErrorCode.INVALID_VALUE,
              "invalid value for parameter of function '"
                  + call.name()
                  + "': it is 's' (strict) or 'd' (the last of several members of a name counts)");
    };
  }
}
