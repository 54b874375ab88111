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
  private final Map<SqlType.Kind, String> models;
  private final Map<SqlType.Kind, FormatModel> compiled = new EnumMap<>(SqlType.Kind.class);

  private CellFormat(
      ZoneId zone,
      @Nullable String nullText,
      Booleans booleans,
      Binary binary,
      Map<SqlType.Kind, String> models) {
    this.zone = zone;
    this.nullText = nullText;
    this.booleans = booleans;
    this.binary = binary;
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
        zone, nullText, Booleans.WORDS, base64 ? Binary.BASE64 : Binary.HEX, models);
  }

  private static Optional<String> model(Map<String, String> parameters, String name) {
    return Optional.ofNullable(parameters.get(name))
        .filter(model -> !model.isBlank() && !model.equalsIgnoreCase("AUTO"));
  }

  public CellFormat withBooleans(Booleans changed) {
    return new CellFormat(zone, nullText, changed, binary, models);
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

  TemporalText temporal(SqlType.Kind kind, Style style) {
    FormatModel model = compiled.get(kind);
    if (model != null) {
      return model;
    }
    return switch (style) {
      case WIRE -> wire(kind);
      case READABLE -> readable(kind);
    };
  }

  private static TemporalText wire(SqlType.Kind kind) {
    return switch (kind) {
      case DATE -> EpochText.DAYS;
      case TIMESTAMP_TZ -> EpochText.SECONDS_AND_ZONE;
      default -> EpochText.SECONDS;
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
        + models;
  }
}
