package dev.vitrine.stages;

import dev.vitrine.dialect.catalog.FileFormat;
import dev.vitrine.dialect.catalog.FormatOption;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.stages.Members.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Members of a JSON object, or columns of a Parquet row, for the columns of their names.
final class ByMember implements RecordMapper {

  private final Target target;
  private final List<ValueReader> readers = new ArrayList<>();
  private final boolean ignoreCase;
  private final Set<String> nulls;
  private final boolean trims;

  /// @param format whose NULL_IF and TRIM_SPACE hold for members that are texts
  ByMember(Target target, ValueReaders readers, boolean ignoreCase, FileFormat format) {
    this.target = target;
    this.ignoreCase = ignoreCase;
    this.nulls = Set.copyOf(format.texts(FormatOption.NULL_IF));
    this.trims = format.flag(FormatOption.TRIM_SPACE);
    target.columns().forEach(column -> this.readers.add(readers.of(column.type())));
  }

  @Override
  public void map(RecordReader record, @Nullable String[] values) throws Refused {
    String json = record.value(0);
    Map<String, Value> members = json == null ? Map.of() : Members.of(json);
    if (ignoreCase) {
      Map<String, Value> upper = new HashMap<>();
      members.forEach((name, value) -> upper.putIfAbsent(name.toUpperCase(Locale.ROOT), value));
      members = upper;
    }
    for (int i = 0; i < values.length; i++) {
      String name = target.columns().get(i).name();
      Value value = members.get(ignoreCase ? name.toUpperCase(Locale.ROOT) : name);
      values[i] = value == null || value.isNull() ? null : read(value, i);
    }
    RecordMapper.requireValues(target, values);
  }

  private @Nullable String read(Value value, int column) throws Refused {
    SqlType type = target.columns().get(column).type();
    boolean whole =
        switch (type.kind()) {
          case VARIANT -> true;
          case OBJECT -> value.json().startsWith("{");
          case ARRAY -> value.json().startsWith("[");
          case FIXED,
              REAL,
              TEXT,
              BOOLEAN,
              DATE,
              TIME,
              TIMESTAMP_NTZ,
              TIMESTAMP_LTZ,
              TIMESTAMP_TZ,
              BINARY ->
              false;
        };
    if (whole) {
      return value.json();
    }
    String text = value.isText() && trims ? value.text().strip() : value.text();
    if (value.isText() && nulls.contains(text)) {
      return null;
    }
    try {
      return readers.get(column).read(text);
    } catch (SqlError error) {
      if (error.code() == ErrorCode.FILE_TEXT_LENGTH) {
        throw new Refused(error, column, 0);
      }
      throw new Refused(
          new SqlError(
              ErrorCode.CONVERSION,
              "Failed to cast variant value %s to %s".formatted(value.json(), type.kind())),
          column,
          0);
    }
  }
}
