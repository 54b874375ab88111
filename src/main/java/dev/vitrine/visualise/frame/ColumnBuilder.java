package dev.vitrine.visualise.frame;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects a column value by value. Which `append` fits follows from the column's type; a value of
/// another kind is written as its text into a [Type#TEXT] column and refused elsewhere.
public final class ColumnBuilder {

  private final Type type;
  private final BitSet nulls = new BitSet();
  private long[] longs = new long[0];
  private double[] doubles = new double[0];
  private final List<@Nullable String> texts = new ArrayList<>();
  private int size;

  ColumnBuilder(Type type) {
    this.type = type;
  }

  public static ColumnBuilder of(Type type) {
    return new ColumnBuilder(type);
  }

  public ColumnBuilder appendNull() {
    switch (type) {
      case TEXT, BINARY -> texts.add(null);
      case NUMBER -> putDouble(Double.NaN);
      case INTEGER, BOOLEAN, DATE, TIMESTAMP, TIME -> {
        nulls.set(size);
        putLong(0);
      }
    }
    size++;
    return this;
  }

  /// A whole number; for temporal types the days, microseconds or nanoseconds of [Value].
  public ColumnBuilder append(long value) {
    switch (type) {
      case TEXT, BINARY -> texts.add(Long.toString(value));
      case NUMBER -> putDouble((double) value);
      case INTEGER, BOOLEAN, DATE, TIMESTAMP, TIME -> putLong(value);
    }
    size++;
    return this;
  }

  public ColumnBuilder append(double value) {
    switch (type) {
      case TEXT, BINARY -> texts.add(Value.plain(value));
      case NUMBER -> putDouble(value);
      case INTEGER, BOOLEAN, DATE, TIMESTAMP, TIME -> throw refused("a fraction");
    }
    size++;
    return this;
  }

  public ColumnBuilder append(String value) {
    if (type != Type.TEXT && type != Type.BINARY) {
      throw refused("a text");
    }
    texts.add(value);
    size++;
    return this;
  }

  public ColumnBuilder append(boolean value) {
    return type == Type.TEXT ? append(Boolean.toString(value)) : append(value ? 1L : 0L);
  }

  public ColumnBuilder append(LocalDate value) {
    return append(new Value.Day(value.toEpochDay()));
  }

  public ColumnBuilder append(LocalDateTime value) {
    return append(
        new Value.Moment(
            ChronoUnit.MICROS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), value)));
  }

  public ColumnBuilder append(LocalTime value) {
    return append(new Value.Clock(value.toNanoOfDay()));
  }

  public ColumnBuilder append(Value value) {
    if (type == Type.TEXT && !value.isNull()) {
      return append(value.key());
    }
    return switch (value) {
      case Value.Missing _ -> appendNull();
      case Value.Numeric number when type == Type.NUMBER -> append(number.value());
      case Value.Numeric number -> append((long) number.value());
      case Value.Text text -> append(text.value());
      case Value.Flag flag -> append(flag.value());
      case Value.Day day -> append(day.days());
      case Value.Moment moment -> append(moment.micros());
      case Value.Clock clock -> append(clock.nanos());
    };
  }

  public Column build() {
    return switch (type) {
      case TEXT, BINARY -> new Column.Texts(type, texts);
      case NUMBER -> new Column.Doubles(Arrays.copyOf(doubles, size));
      case INTEGER, BOOLEAN, DATE, TIMESTAMP, TIME ->
          new Column.Longs(type, Arrays.copyOf(longs, size), nulls);
    };
  }

  private void putLong(long value) {
    if (size == longs.length) {
      longs = Arrays.copyOf(longs, Math.max(16, size * 2));
    }
    longs[size] = value;
  }

  private void putDouble(double value) {
    if (size == doubles.length) {
      doubles = Arrays.copyOf(doubles, Math.max(16, size * 2));
    }
    doubles[size] = value;
  }

  private IllegalArgumentException refused(String what) {
    return new IllegalArgumentException(what + " in a column of type " + type);
  }
}
