package dev.vitrine.snowflake;

import dev.vitrine.warehouses.RowFeed;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Numbers from 0 on until so many are made or so much time has passed, from when they are first
/// asked for.
///
/// @param most numbers
record TimedRows(long most, Duration time) implements RowFeed {

  private static final long LOOK = 1024;

  @Override
  public List<Kind> columns() {
    return List.of(Kind.NUMBER);
  }

  @Override
  public Cursor open() {
    return new Counting(System.nanoTime() + time.toNanos());
  }

  private final class Counting implements Cursor {

    private final long end;
    private long number = -1;

    Counting(long end) {
      this.end = end;
    }

    @Override
    public boolean next() {
      long following = number + 1;
      if (following >= most || (following % LOOK == 0 && System.nanoTime() - end >= 0)) {
        return false;
      }
      number = following;
      return true;
    }

    @Override
    public @Nullable Object value(int column) {
      return number;
    }

    @Override
    public void close() {}
  }
}
