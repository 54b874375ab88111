package dev.vitrine.stages;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The first value for the first column, and so on.
final class ByPosition implements RecordMapper {

  private final Target target;
  private final List<ValueReader> readers;
  private final boolean strict;

  /// @param strict whether a record must have as many values as there are columns
  ByPosition(Target target, ValueReaders readers, boolean strict) {
    this.target = target;
    this.readers = target.columns().stream().map(column -> readers.of(column.type())).toList();
    this.strict = strict;
  }

  @Override
  public void map(RecordReader record, @Nullable String[] values) throws Refused {
    int size = record.size();
    if (strict && size != values.length) {
      throw wrongCount(size, values.length);
    }
    for (int i = 0; i < values.length; i++) {
      String text = i < size ? record.value(i) : null;
      values[i] = text == null ? null : read(readers.get(i), text, i);
    }
    RecordMapper.requireValues(target, values);
  }

  static String read(ValueReader reader, String text, int column) throws Refused {
    try {
      return reader.read(text);
    } catch (SqlError error) {
      throw new Refused(error, column, column);
    }
  }

  private static Refused wrongCount(int size, int columns) {
    return new Refused(
        new SqlError(
            ErrorCode.FILE_COLUMN_COUNT,
            "Number of columns in file (%d) does not match that of the corresponding table (%d), use file format option error_on_column_count_mismatch=false to ignore this error"
                .formatted(size, columns)),
        size - 1,
        Integer.MAX_VALUE);
  }
}
