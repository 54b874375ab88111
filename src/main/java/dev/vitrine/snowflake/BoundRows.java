package dev.vitrine.snowflake;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_TIME;

import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Rows;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.warehouses.RowFeed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of array bindings as a relation, so that one statement of the engine takes all of them.
///
/// @param order numbers of the bindings that are its columns
/// @param types of these columns
record BoundRows(List<Integer> order, List<SqlType> types, Steps steps) implements RowFeed {

  /// @return a query in brackets whose columns have the bindings' types
  static String of(List<Integer> order, Steps steps) {
    List<SqlType> types =
        order.stream().map(number -> steps.bindingType(number).orElseThrow()).toList();
    Lent lent = steps.lend(new BoundRows(order, types, steps));
    List<String> items = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      String name = Rows.engineColumn(i);
      items.add(read(name, types.get(i)) + " AS " + name);
    }
    return "(SELECT " + String.join(", ", items) + " FROM " + lent.sql() + ")";
  }

  /// Times are counted: the engine reads no text of a year that has five digits or a sign.
  private static String read(String name, SqlType type) {
    return switch (type.kind()) {
      case TEXT -> name;
      case BINARY -> "unhex(" + name + ")";
      case DATE -> "(DATE '1970-01-01' + CAST(" + name + " AS INTEGER))";
      case TIMESTAMP_NTZ -> "make_timestamp(" + name + ")";
      case TIMESTAMP_LTZ -> "timezone('UTC', make_timestamp(" + name + "))";
      case TIMESTAMP_TZ -> EngineTypes.zoned(name);
      case FIXED, REAL, BOOLEAN, TIME, VARIANT, OBJECT, ARRAY ->
          "CAST(" + name + " AS " + EngineTypes.of(type) + ")";
    };
  }

  @Override
  public List<Kind> columns() {
    return types.stream()
        .map(type ->
            switch (type.kind()) {
              case DATE, TIMESTAMP_NTZ, TIMESTAMP_LTZ -> Kind.NUMBER;
              case FIXED, REAL, TEXT, BOOLEAN, TIME, TIMESTAMP_TZ, BINARY, VARIANT, OBJECT, ARRAY ->
                  Kind.TEXT;
            })
        .toList();
  }

  @Override
  public Cursor open() {
    return new Reading();
  }

  private final class Reading implements Cursor {
    private int next;
    private List<@Nullable Object> row = List.of();

    @Override
    public boolean next() {
      if (next == steps.bindingRows()) {
        return false;
      }
      row = steps.values(order, next++);
      return true;
    }

    @Override
    public @Nullable Object value(int column) {
      return switch (row.get(column)) {
        case null -> null;
        case LocalDate date -> date.toEpochDay();
        case LocalDateTime time -> micros(time.toInstant(ZoneOffset.UTC));
        case OffsetDateTime time -> micros(time.toInstant());
        case LocalTime time -> ISO_LOCAL_TIME.format(time.truncatedTo(ChronoUnit.MICROS));
        case BigDecimal number -> number.toPlainString();
        case byte[] bytes -> HexFormat.of().formatHex(bytes);
        case Object other -> other.toString();
      };
    }

    private static long micros(Instant time) {
      return Math.addExact(
          Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }

    @Override
    public void close() {}
  }
}
