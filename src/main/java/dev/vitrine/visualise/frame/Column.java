package dev.vitrine.visualise.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One column of a [Frame]; immutable once built.
public sealed interface Column {

  Type type();

  int size();

  boolean isNull(int row);

  Value value(int row);

  /// The value as [Value#position] has it.
  double number(int row);

  /// The rows at these indexes, in this order.
  Column take(int[] rows);

  /// Whole numbers, dates (days), timestamps (microseconds), times (nanoseconds), booleans (0, 1).
  @SuppressWarnings("ArrayRecordComponent") // a column is its array; nobody compares columns
  record Longs(Type type, long[] values, BitSet nulls) implements Column {

    @Override
    public int size() {
      return values.length;
    }

    @Override
    public boolean isNull(int row) {
      return nulls.get(row);
    }

    @Override
    public Value value(int row) {
      if (nulls.get(row)) {
        return Value.Missing.NULL;
      }
      long value = values[row];
      return switch (type) {
        case BOOLEAN -> new Value.Flag(value != 0);
        case DATE -> new Value.Day(value);
        case TIMESTAMP -> new Value.Moment(value);
        case TIME -> new Value.Clock(value);
        case INTEGER, NUMBER, TEXT, BINARY -> new Value.Numeric(value);
      };
    }

    @Override
    public double number(int row) {
      return nulls.get(row) ? Double.NaN : values[row];
    }

    @Override
    public Column take(int[] rows) {
      BitSet taken = new BitSet(rows.length);
      long[] picked = new long[rows.length];
      for (int i = 0; i < rows.length; i++) {
        picked[i] = values[rows[i]];
        taken.set(i, nulls.get(rows[i]));
      }
      return new Longs(type, picked, taken);
    }
  }

  /// Numbers; NaN stands for NULL, since neither can be drawn.
  @SuppressWarnings("ArrayRecordComponent") // a column is its array; nobody compares columns
  record Doubles(double[] values) implements Column {

    @Override
    public Type type() {
      return Type.NUMBER;
    }

    @Override
    public int size() {
      return values.length;
    }

    @Override
    public boolean isNull(int row) {
      return Double.isNaN(values[row]);
    }

    @Override
    public Value value(int row) {
      return isNull(row) ? Value.Missing.NULL : new Value.Numeric(values[row]);
    }

    @Override
    public double number(int row) {
      return values[row];
    }

    @Override
    public Column take(int[] rows) {
      return new Doubles(Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
    }
  }

  /// Texts, or bytes in hex digits; null where SQL has NULL.
  record Texts(Type type, List<@Nullable String> values) implements Column {

    @Override
    public int size() {
      return values.size();
    }

    @Override
    public boolean isNull(int row) {
      return values.get(row) == null;
    }

    @Override
    public Value value(int row) {
      String text = values.get(row);
      return text == null ? Value.Missing.NULL : new Value.Text(text);
    }

    @Override
    public double number(int row) {
      return Double.NaN;
    }

    @Override
    public Column take(int[] rows) {
      List<@Nullable String> picked = new ArrayList<>(rows.length);
      for (int row : rows) {
        picked.add(values.get(row));
      }
      return new Texts(type, picked);
    }
  }

  /// The same value in every row.
  static Column repeat(Value value, int rows) {
    ColumnBuilder builder = new ColumnBuilder(typeOf(value));
    for (int i = 0; i < rows; i++) {
      builder.append(value);
    }
    return builder.build();
  }

  static Column of(double... values) {
    return new Doubles(values);
  }

  static Type typeOf(Value value) {
    return switch (value) {
      case Value.Numeric _ -> Type.NUMBER;
      case Value.Text _, Value.Missing _ -> Type.TEXT;
      case Value.Flag _ -> Type.BOOLEAN;
      case Value.Day _ -> Type.DATE;
      case Value.Moment _ -> Type.TIMESTAMP;
      case Value.Clock _ -> Type.TIME;
    };
  }
}
