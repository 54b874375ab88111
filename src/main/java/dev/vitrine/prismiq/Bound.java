package dev.vitrine.prismiq;

import dev.vitrine.kernel.Binding;
import dev.vitrine.querybuilder.render.Dialect;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Values as a statement's bindings.
final class Bound {

  /// How SQLite, which has no such types, and MySQL write moments.
  private static final DateTimeFormatter BLANK =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[.SSSSSS]");

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private Bound() {}

  static SortedMap<Integer, Binding> of(List<? extends @Nullable Object> values, Dialect dialect) {
    SortedMap<Integer, Binding> bindings = new TreeMap<>();
    for (Object value : values) {
      bindings.put(bindings.size() + 1, of(value, dialect));
    }
    return bindings;
  }

  private static Binding of(@Nullable Object value, Dialect dialect) {
    boolean asText = dialect == Dialect.SQLITE || dialect == Dialect.MYSQL;
    return switch (value) {
      case null -> Binding.scalar("TEXT", null);
      case Boolean truth -> Binding.scalar("BOOLEAN", truth.toString());
      case Double real -> Binding.scalar("REAL", real.toString());
      case BigDecimal decimal -> decimal(decimal);
      case Number whole -> Binding.scalar("FIXED", whole.toString());
      case LocalDate day -> Binding.scalar(asText ? "TEXT" : "DATE", day.toString());
      case LocalTime time -> Binding.scalar(asText ? "TEXT" : "TIME", time.toString());
      case LocalDateTime moment ->
          asText
              ? Binding.scalar("TEXT", text(moment))
              : Binding.scalar("TIMESTAMP_NTZ", moment.toString());
      case OffsetDateTime instant ->
          asText
              ? Binding.scalar(
                  "TEXT", text(instant.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()))
              : Binding.scalar("TIMESTAMP_TZ", instant.toString());
      default -> Binding.scalar("TEXT", value.toString());
    };
  }

  /// A decimal has 38 digits at most.
  private static Binding decimal(BigDecimal value) {
    boolean fits = value.precision() <= 38 && value.scale() <= 37 && value.scale() >= -37;
    return fits
        ? Binding.scalar("FIXED", value.toPlainString())
        : Binding.scalar("REAL", Double.toString(value.doubleValue()));
  }

  private static String text(LocalDateTime moment) {
    boolean whole = moment.equals(moment.truncatedTo(ChronoUnit.SECONDS));
    return (whole ? SECONDS : BLANK).format(moment);
  }
}
