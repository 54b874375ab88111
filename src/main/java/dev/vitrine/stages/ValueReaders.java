package dev.vitrine.stages;

import dev.vitrine.dialect.catalog.FileFormat;
import dev.vitrine.dialect.catalog.FormatOption;
import dev.vitrine.dialect.scalar.CenturyFormat;
import dev.vitrine.dialect.scalar.JavaFunction;
import dev.vitrine.dialect.scalar.SemiStructured;
import dev.vitrine.dialect.scalar.Temporal;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The readers of values of each type under one file format.
final class ValueReaders {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,4})?");
  private static final Map<String, Boolean> BOOLEANS =
      Map.ofEntries(
          Map.entry("TRUE", true),
          Map.entry("T", true),
          Map.entry("YES", true),
          Map.entry("Y", true),
          Map.entry("ON", true),
          Map.entry("1", true),
          Map.entry("FALSE", false),
          Map.entry("F", false),
          Map.entry("NO", false),
          Map.entry("N", false),
          Map.entry("OFF", false),
          Map.entry("0", false));
  private static final Map<String, JavaFunction> FUNCTIONS =
      Stream.of(Temporal.functions(), SemiStructured.functions())
          .flatMap(List::stream)
          .collect(Collectors.toMap(JavaFunction::name, Function.identity(), (a, _) -> a));

  private final FileFormat format;
  private final String zone;
  private final String century;
  private final String timestamps;
  private final boolean truncates;

  /// @param around whose zone times without an offset are in
  /// @param truncates whether texts that are too long are cut
  ValueReaders(FileFormat format, TableLoad.Around around, boolean truncates) {
    this.format = format;
    this.zone = around.zone();
    this.century = CenturyFormat.prefix(around.centuryStart());
    this.timestamps = format(FormatOption.TIMESTAMP_FORMAT);
    this.truncates = truncates;
  }

  ValueReader of(SqlType type) {
    return switch (type.kind()) {
      case FIXED -> text -> number(text, type);
      case REAL -> ValueReaders::real;
      case TEXT -> text -> text(text, type.length());
      case BOOLEAN -> ValueReaders::bool;
      case DATE -> reading("sf_to_date", format(FormatOption.DATE_FORMAT));
      case TIME -> reading("sf_to_time", format(FormatOption.TIME_FORMAT));
      case TIMESTAMP_NTZ -> reading("sf_to_timestamp", timestamps);
      case TIMESTAMP_LTZ -> this::instant;
      case TIMESTAMP_TZ -> text -> instant(text) + "|" + offset(text);
      case BINARY -> this::binary;
      case VARIANT, OBJECT, ARRAY -> ValueReaders::json;
    };
  }

  /// The engine's expression for a value that [ValueReader] wrote.
  ///
  /// @param column that holds the text
  static String cast(String column, SqlType type, String engineType) {
    return switch (type.kind()) {
      case TEXT -> column;
      case BINARY -> "unhex(" + column + ")";
      case TIMESTAMP_LTZ -> "make_timestamptz(CAST(" + column + " AS BIGINT))";
      case TIMESTAMP_TZ ->
          "CASE WHEN %1$s IS NOT NULL THEN struct_pack(t := make_timestamp(CAST(split_part(%1$s, '|', 1) AS BIGINT)), o := CAST(split_part(%1$s, '|', 2) AS SMALLINT)) END"
              .formatted(column);
      case FIXED, REAL, BOOLEAN, DATE, TIME, TIMESTAMP_NTZ, VARIANT, OBJECT, ARRAY ->
          "CAST(" + column + " AS " + engineType + ")";
    };
  }

  private static ValueReader reading(String function, String by) {
    return text -> called(function, text, by).toString();
  }

  private String format(FormatOption option) {
    return century + format.text(option).orElse("AUTO");
  }

  static String json(String text) {
    return JsonBody.parse(JsonBody.PARSE, text);
  }

  /// As [#json], but of two members of one name the last counts.
  static String jsonLastWins(String text) {
    return JsonBody.parse(JsonBody.LAST, text);
  }

  private static final class JsonBody {
    private static final JavaFunction PARSE = function("sf_parse_json");
    private static final JavaFunction LAST = function("sf_parse_json_last");

    static String parse(JavaFunction function, String text) {
      Object value = function.body().apply(new Object[] {text});
      return value == null ? "null" : value.toString();
    }
  }

  private static JavaFunction function(String name) {
    JavaFunction found = FUNCTIONS.get(name);
    if (found == null) {
      throw new IllegalStateException("no function " + name);
    }
    return found;
  }

  private static Object called(String name, String... arguments) {
    @Nullable Object value = function(name).body().apply(arguments);
    if (value == null) {
      throw new IllegalStateException(name + " of a text gave NULL");
    }
    return value;
  }

  private String instant(String text) {
    return called("sf_to_timestamp_instant", text, timestamps, zone).toString();
  }

  private String offset(String text) {
    return called("sf_to_timestamp_offset", text, timestamps, zone).toString();
  }

  private static String number(String text, SqlType type) {
    String bare = text.strip();
    if (!NUMBER.matcher(bare).matches() || bare.length() > 200) {
      throw new SqlError(
          ErrorCode.NOT_NUMERIC, "Numeric value '" + shown(text) + "' is not recognized");
    }
    BigDecimal exact = new BigDecimal(bare);
    int magnitude = exact.signum() == 0 ? 0 : exact.precision() - exact.scale();
    if (magnitude > type.precision() - type.scale() + 1) {
      throw outOfRange(text);
    }
    BigDecimal value =
        magnitude < -type.scale() - 1
            ? BigDecimal.ZERO
            : exact.setScale(type.scale(), RoundingMode.HALF_UP);
    if (value.signum() != 0 && value.precision() > type.precision()) {
      throw outOfRange(text);
    }
    return value.toPlainString();
  }

  private static SqlError outOfRange(String text) {
    return new SqlError(
        ErrorCode.NUMBER_OUT_OF_RANGE, "Number out of representable range: " + shown(text));
  }

  private static String real(String text) {
    String bare = text.strip();
    if (NUMBER.matcher(bare).matches()) {
      double value = Double.parseDouble(bare);
      if (!Double.isInfinite(value)) {
        return Double.toString(value);
      }
    }
    return switch (bare.toLowerCase(Locale.ROOT)) {
      case "nan" -> "NaN";
      case "inf", "infinity", "+inf", "+infinity" -> "Infinity";
      case "-inf", "-infinity" -> "-Infinity";
      default ->
          throw new SqlError(
              ErrorCode.NOT_NUMERIC, "Numeric value '" + shown(text) + "' is not recognized");
    };
  }

  private static String bool(String text) {
    Boolean value = BOOLEANS.get(text.strip().toUpperCase(Locale.ROOT));
    if (value == null) {
      throw new SqlError(
          ErrorCode.NOT_BOOLEAN, "Boolean value '" + shown(text) + "' is not recognized");
    }
    return value.toString();
  }

  private String text(String text, int length) {
    if (text.length() <= length || text.codePointCount(0, text.length()) <= length) {
      return text;
    }
    if (truncates) {
      return text.substring(0, text.offsetByCodePoints(0, length));
    }
    throw new SqlError(
        ErrorCode.FILE_TEXT_LENGTH,
        "User character length limit (%d) exceeded by string '%s'".formatted(length, shown(text)));
  }

  private String binary(String text) {
    try {
      byte[] bytes =
          switch (format.text(FormatOption.BINARY_FORMAT).orElse("HEX")) {
            case "BASE64" -> Base64.getDecoder().decode(text);
            case "UTF8" -> text.getBytes(StandardCharsets.UTF_8);
            default -> HexFormat.of().parseHex(text);
          };
      return HexFormat.of().formatHex(bytes);
    } catch (IllegalArgumentException bad) {
      throw new SqlError(
          ErrorCode.NOT_BINARY,
          "The following string is not a legal hex-encoded value: '" + shown(text) + "'");
    }
  }

  private static String shown(String text) {
    return text.length() > 256 ? text.substring(0, 256) + "..." : text;
  }
}
