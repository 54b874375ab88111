package dev.vitrine.visualise.plan;

import dev.vitrine.visualise.frame.Column;
import dev.vitrine.visualise.frame.ColumnBuilder;
import dev.vitrine.visualise.frame.Frame;
import dev.vitrine.visualise.frame.Type;
import dev.vitrine.visualise.frame.Value;
import dev.vitrine.visualise.scale.Places;
import dev.vitrine.visualise.scale.ScalePlan;
import dev.vitrine.visualise.sql.SqlDialect;
import dev.vitrine.visualise.syntax.Literal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The rows that a PLACE layer brings with it: no engine is asked for them unless a statistic works
/// on them.
record PlacedRows(LayerPlan layer, Map<String, ScalePlan> plans) {

  /// The rows as a query whose columns are named like their aesthetics.
  static String source(Map<String, Mapped> mappings, SqlDialect dialect) {
    if (mappings.isEmpty()) {
      return "SELECT 1 AS " + dialect.name("__one");
    }
    return IntStream.range(0, rows(mappings))
        .mapToObj(row -> select(mappings, row, dialect))
        .collect(Collectors.joining(" UNION ALL "));
  }

  private static String select(Map<String, Mapped> mappings, int row, SqlDialect dialect) {
    return mappings.values().stream()
        .map(Mapped.Placed.class::cast)
        .map(placed -> constant(placed, row, dialect) + " AS " + dialect.name(placed.column()))
        .collect(Collectors.joining(", ", "SELECT ", ""));
  }

  private static String constant(Mapped.Placed placed, int row, SqlDialect dialect) {
    Value value = read(placed.values().get(row), placed.type()).orElse(Value.Missing.NULL);
    return value.isNull() ? dialect.cast("NULL", placed.type()) : dialect.literal(value);
  }

  /// In aligned form, as a query would answer.
  Frame frame() {
    Map<String, Column> columns = new LinkedHashMap<>();
    layer
        .mappings()
        .forEach((aesthetic, mapped) ->
            columns.put(
                Names.column(layer.aligned(aesthetic)), column(aesthetic, (Mapped.Placed) mapped)));
    Frame frame = new Frame(rows(layer.mappings()), columns);
    String axis = Names.column(Names.X);
    return layer.geom().isSorted() && frame.has(axis) ? sorted(frame, frame.column(axis)) : frame;
  }

  private static Frame sorted(Frame frame, Column by) {
    return frame.take(
        IntStream.range(0, frame.rows())
            .boxed()
            .sorted(Comparator.comparingDouble(by::number))
            .mapToInt(Integer::intValue)
            .toArray());
  }

  private static int rows(Map<String, Mapped> mappings) {
    return mappings.values().stream()
        .mapToInt(mapped -> ((Mapped.Placed) mapped).values().size())
        .max()
        .orElse(1);
  }

  private Column column(String aesthetic, Mapped.Placed placed) {
    Type type =
        Names.isPosition(aesthetic)
            ? Objects.requireNonNull(plans.get(Names.family(aesthetic))).type()
            : placed.type();
    ColumnBuilder builder = ColumnBuilder.of(fits(type, placed) ? type : placed.type());
    placed
        .values()
        .forEach(value -> builder.append(read(value, type).orElseGet(() -> wrong(value, placed))));
    return builder.build();
  }

  /// Numbers stay as they are among whole numbers: an annotation may lie between them.
  private static boolean fits(Type type, Mapped.Placed placed) {
    return !(type == Type.INTEGER && placed.type() == Type.NUMBER);
  }

  private Value wrong(Literal value, Mapped.Placed placed) {
    throw layer.error(
        placed.at(), "'" + value.shown() + "' is no place on an axis of " + placed.column());
  }

  /// Empty when the constant is nothing of that type.
  static Optional<Value> read(Literal literal, Type type) {
    return switch (literal) {
      case Literal.Null _ -> Optional.of(Value.Missing.NULL);
      case Literal.Flag(boolean flag) -> flag(flag, type);
      case Literal.Numeric(double number, String text) -> number(number, text, type);
      case Literal.Text(String text) -> text(text, type);
      case Literal.Array _ -> Optional.empty();
    };
  }

  private static Optional<Value> flag(boolean flag, Type type) {
    return switch (type) {
      case BOOLEAN -> Optional.of(new Value.Flag(flag));
      case TEXT -> Optional.of(new Value.Text(Boolean.toString(flag)));
      default -> Optional.empty();
    };
  }

  private static Optional<Value> number(double number, String text, Type type) {
    return switch (type) {
      case INTEGER, NUMBER -> Optional.of(new Value.Numeric(number));
      case TEXT -> Optional.of(new Value.Text(text));
      case DATE -> Optional.of(new Value.Day((long) number));
      case TIMESTAMP -> Optional.of(new Value.Moment((long) number));
      case TIME -> Optional.of(new Value.Clock((long) number));
      case BOOLEAN, BINARY -> Optional.empty();
    };
  }

  private static Optional<Value> text(String text, Type type) {
    return switch (type) {
      case TEXT -> Optional.of(new Value.Text(text));
      case DATE, TIMESTAMP, TIME -> Places.read(type, text);
      case INTEGER, NUMBER, BOOLEAN, BINARY -> Optional.empty();
    };
  }
}
