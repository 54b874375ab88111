package dev.vitrine.stages;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values of CSV for the columns that the file's header names.
final class ByHeader implements RecordMapper {

  private final Target target;
  private final List<ValueReader> readers;
  private final List<Integer> fields = new ArrayList<>();
  private final int width;
  private final boolean strict;

  ByHeader(
      Target target,
      ValueReaders readers,
      List<String> headers,
      boolean ignoreCase,
      boolean strict) {
    this.target = target;
    this.readers = target.columns().stream().map(column -> readers.of(column.type())).toList();
    this.width = headers.size();
    this.strict = strict;
    for (Target.Column column : target.columns()) {
      fields.add(indexOf(headers, column.name(), ignoreCase));
    }
  }

  private static int indexOf(List<String> headers, String name, boolean ignoreCase) {
    for (int i = 0; i < headers.size(); i++) {
      boolean same =
          ignoreCase ? headers.get(i).equalsIgnoreCase(name) : headers.get(i).equals(name);
      if (same) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public void map(RecordReader record, @Nullable String[] values) throws Refused {
    int size = record.size();
    if (strict && size != width) {
      throw new Refused(
          new SqlError(
              ErrorCode.FILE_COLUMN_COUNT,
              "Number of columns in file (%d) does not match that of the corresponding table (%d), use file format option error_on_column_count_mismatch=false to ignore this error"
                  .formatted(size, width)),
          size - 1,
          Integer.MAX_VALUE);
    }
    for (int i = 0; i < values.length; i++) {
      int field = fields.get(i);
      String text = field >= 0 && field < size ? record.value(field) : null;
      values[i] = text == null ? null : ByPosition.read(readers.get(i), text, i);
    }
    RecordMapper.requireValues(target, values);
  }
}
