package dev.vitrine.results.encode;

import dev.vitrine.kernel.SqlType;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How single values are written, by a statement's parameters. Two of equal settings are equal, so
/// that encoded pages can be found again.
public final class CellFormat {

  /// How a boolean looks in rows of strings.
  public enum Booleans {
    /// `true`, `false`: the SQL API.
    WORDS,
    /// `1`, `0`: Snowflake's drivers.
    DIGITS
  }

  /// How bytes look.
  public enum Binary {
    HEX,
    BASE64
  }

  /// How the seconds of times and timestamps look in Snowflake's default encoding.
  private enum Fractions {
    /// Nine decimals that count forward: the SQL API.
    NINE,
    /// A decimal number with as many decimals as the type's scale says: Snowflake's drivers, which
    /// cut the text by the column's scale.
    SCALE
  }

  /// JSON text is given out as it is stored.
  static final int JSON_AS_STORED = -1;

  private static final int DEFAULT_INDENT = 2;
  private static final int MAX_INDENT = 16;

  private static final Map<SqlType.Kind, String> MODEL_PARAMETERS =
      Map.of(
          SqlType.Kind.DATE, "DATE_OUTPUT_FORMAT",
          SqlType.Kind.TIME, "TIME_OUTPUT_FORMAT",
          SqlType.Kind.TIMESTAMP_NTZ, "TIMESTAMP_NTZ_OUTPUT_FORMAT",
          SqlType.Kind.TIMESTAMP_LTZ, "TIMESTAMP_LTZ_OUTPUT_FORMAT",
          SqlType.Kind.TIMESTAMP_TZ, "TIMESTAMP_TZ_OUTPUT_FORMAT");

  private final ZoneId zone;
  private final @Nullable String nullText;
  private final Booleans booleans;
  private final Binary binary;
  private final Fractions fractions;
  private final int jsonIndent;
  private final boolean nullForNoNumber;
  private final Map<SqlType.Kind, String> models;
  private final Map<SqlType.Kind, FormatModel> compiled = new EnumMap<>(SqlType.Kind.class);

  private CellFormat(
      ZoneId zone,
      @Nullable String nullText,
      Booleans booleans,
      Binary binary,
      Fractions fractions,
      int jsonIndent,
      boolean nullForNoNumber,
      Map<SqlType.Kind, String> models) {
    this.zone = zone;
    this.nullText = nullText;
    this.booleans = booleans;
    this.binary = binary;
    this.fractions = fractions;
    this.jsonIndent = jsonIndent;
    this.nullForNoNumber = nullForNoNumber;
    this.models = models;
    models.forEach((kind, model) -> compiled.put(kind, FormatModel.compile(model)));
  }

  /// Every value in its default encoding, times in UTC.
  public static CellFormat defaults() {
    return of(Map.of(), ZoneId.of("UTC"), null);
  }

  /// @param parameters upper-case names and values: `*_OUTPUT_FORMAT`; others are ignored. `AUTO`
  ///   or an empty model stands for the default encoding
  /// @param zone where `TIMESTAMP_LTZ` is shown
  /// @param nullText what stands for NULL in rows of strings, such as `null`; null for JSON's null
  public static CellFormat of(
      Map<String, String> parameters, ZoneId zone, @Nullable String nullText) {
    Map<SqlType.Kind, String> models = new EnumMap<>(SqlType.Kind.class);
    MODEL_PARAMETERS.forEach(
        (kind, name) -> model(parameters, name).ifPresent(model -> models.put(kind, model)));
    model(parameters, "TIMESTAMP_OUTPUT_FORMAT")
        .ifPresent(model -> {
          models.putIfAbsent(SqlType.Kind.TIMESTAMP_NTZ, model);
          models.putIfAbsent(SqlType.Kind.TIMESTAMP_LTZ, model);
          models.putIfAbsent(SqlType.Kind.TIMESTAMP_TZ, model);
        });
    boolean base64 = "BASE64".equalsIgnoreCase(parameters.get("BINARY_OUTPUT_FORMAT"));
    return new CellFormat(
        zone,
        nullText,
        Booleans.WORDS,
        base64 ? Binary.BASE64 : Binary.HEX,
        Fractions.NINE,
        JSON_AS_STORED,
        false,
        models);
  }

  /// What Snowflake's drivers take, who do the formatting themselves: booleans as digits, days,
  /// epoch seconds, hexadecimal bytes, whatever the session's `*_OUTPUT_FORMAT` says, and JSON
  /// indented.
  ///
  /// @param parameters upper-case names and values: `JSON_INDENT`, 0 to 16, 2 by default (0: on one
  ///   line); others are ignored
  public static CellFormat forDrivers(Map<String, String> parameters) {
    return new CellFormat(
        ZoneId.of("UTC"),
        null,
        Booleans.DIGITS,
        Binary.HEX,
        Fractions.SCALE,
        indent(parameters.getOrDefault("JSON_INDENT", "")),
        false,
        Map.of());
  }

  private static int indent(String value) {
    return value.matches("[0-9]{1,2}")
        ? Math.min(Integer.parseInt(value), MAX_INDENT)
        : DEFAULT_INDENT;
  }

  private static Optional<String> model(Map<String, String> parameters, String name) {
    return Optional.ofNullable(parameters.get(name))
        .filter(model -> !model.isBlank() && !model.equalsIgnoreCase("AUTO"));
  }

  public CellFormat withBooleans(Booleans changed) {
    return new CellFormat(
        zone, nullText, changed, binary, fractions, jsonIndent, nullForNoNumber, models);
  }

  /// The same, but in typed JSON the numbers that JSON has not (`NaN` and the infinite ones) become
  /// null instead of strings.
  public CellFormat withNullForNoNumber() {
    return new CellFormat(zone, nullText, booleans, binary, fractions, jsonIndent, true, models);
  }

  /// The same, but JSON as Snowflake tells it, on one line: `undefined` where an element of an
  /// array is SQL NULL, which no reader of JSON takes.
  public CellFormat withSnowflakeJson() {
    return new CellFormat(zone, nullText, booleans, binary, fractions, 0, nullForNoNumber, models);
  }

  boolean nullForNoNumber() {
    return nullForNoNumber;
  }

  public ZoneId zone() {
    return zone;
  }

  Optional<String> nullText() {
    return Optional.ofNullable(nullText);
  }

  Booleans booleans() {
    return booleans;
  }

  Binary binary() {
    return binary;
  }

  int jsonIndent() {
    return jsonIndent;
  }

  TemporalText temporal(SqlType type, Style style) {
    SqlType.Kind kind = type.kind();
    FormatModel model = compiled.get(kind);
    if (model != null) {
      return model;
    }
    return switch (style) {
      case WIRE -> wire(type);
      case READABLE -> readable(kind);
    };
  }

  private TemporalText wire(SqlType type) {
    EpochText.Unit unit =
        switch (type.kind()) {
          case DATE -> EpochText.Unit.DAYS;
          case TIMESTAMP_TZ -> EpochText.Unit.SECONDS_AND_ZONE;
          default -> EpochText.Unit.SECONDS;
        };
    return switch (fractions) {
      case NINE -> EpochText.of(unit);
      case SCALE -> new EpochText(unit, type.scale());
    };
  }

  private static TemporalText readable(SqlType.Kind kind) {
    return switch (kind) {
      case DATE -> IsoText.DATE;
      case TIME -> IsoText.TIME;
      case TIMESTAMP_NTZ -> IsoText.LOCAL;
      default -> IsoText.OFFSET;
    };
  }

  /// New each time: an [Offsets] serves one thread.
  Offsets offsets(SqlType.Kind kind) {
    return kind == SqlType.Kind.TIMESTAMP_LTZ ? new Offsets(zone) : Offsets.none();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CellFormat that && settings().equals(that.settings());
  }

  @Override
  public int hashCode() {
    return settings().hashCode();
  }

  /// All settings in one line, the same for equal formats.
  @Override
  public String toString() {
    return settings();
  }

  private String settings() {
    return zone.getId()
        + '|'
        + Objects.requireNonNullElse(nullText, "")
        + '|'
        + (nullText == null)
        + '|'
        + booleans
        + '|'
        + binary
        + '|'
        + fractions
        + '|'
        + jsonIndent
        + '|'
        + nullForNoNumber
        + '|'
        + models;
  }
}
