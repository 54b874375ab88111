package dev.vitrine.querybuilder.gate;

import java.util.Locale;
import java.util.Set;

/// Functions, types and words that SQL from outside may use: such as compute something from rows
/// and reach nothing else, on every engine that has them.
final class AllowedCalls {

  private static final Set<String> FUNCTIONS =
      Set.of(
          ("abs acos age asin atan atan2 avg bit_and bit_or bool_and bool_or btrim cbrt ceil"
                  + " ceiling char_length character_length coalesce concat concat_ws corr cos cot"
                  + " count covar_pop covar_samp cume_dist date date_add date_diff date_format"
                  + " date_part date_sub date_trunc dateadd datediff datepart day dayname dayofmonth"
                  + " dayofweek dayofyear degrees dense_rank div every exp first_value floor"
                  + " format_date greatest group_concat hour if ifnull iff initcap isnull lag last_day"
                  + " last_value lcase lead least left length listagg ln log log10 log2 lower ltrim"
                  + " make_date make_timestamp max median min minute mod mode month monthname now"
                  + " nth_value ntile nullif nvl percent_rank percentile_cont percentile_disc pi"
                  + " position pow power quarter radians rank regr_count regr_intercept regr_r2"
                  + " regr_slope reverse right round row_number rtrim second sign sin split_part sqrt"
                  + " starts_with stddev stddev_pop stddev_samp strftime string_agg strpos substr"
                  + " substring sum tan to_char to_date to_timestamp trim trunc truncate ucase upper"
                  + " var_pop var_samp variance week weekday weekofyear width_bucket year")
              .split(" "));

  private static final Set<String> TYPES =
      Set.of(
          "bigint",
          "boolean",
          "bool",
          "char",
          "character",
          "character varying",
          "date",
          "datetime",
          "decimal",
          "double",
          "double precision",
          "float",
          "float4",
          "float8",
          "int",
          "int2",
          "int4",
          "int8",
          "integer",
          "numeric",
          "number",
          "real",
          "signed",
          "smallint",
          "string",
          "text",
          "time",
          "timestamp",
          "timestamp with time zone",
          "timestamp without time zone",
          "timestamptz",
          "unsigned",
          "uuid",
          "varchar");

  /// Words that look like columns and tell who is connected and where.
  private static final Set<String> TELLING =
      Set.of(
          "current_catalog",
          "current_database",
          "current_role",
          "current_schema",
          "current_user",
          "session_user",
          "system_user",
          "user");

  private AllowedCalls() {}

  static boolean hasFunction(String name) {
    return FUNCTIONS.contains(name.toLowerCase(Locale.ROOT));
  }

  static boolean hasType(String name) {
    return TYPES.contains(name.toLowerCase(Locale.ROOT).replaceAll("\\s*\\(.*\\)", ""));
  }

  static boolean tells(String name) {
    return TELLING.contains(name.toLowerCase(Locale.ROOT));
  }
}
