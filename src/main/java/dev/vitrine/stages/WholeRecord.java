package dev.vitrine.stages;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Each JSON value for the one semi-structured column of the table.
final class WholeRecord implements RecordMapper {

  private final Target target;

  /// @throws SqlError `ONE_VARIANT_COLUMN` where there are other columns
  WholeRecord(Target target, String format) {
    this.target = target;
    List<Target.Column> columns = target.columns();
    if (columns.size() != 1 || !isSemiStructured(columns.getFirst().type())) {
      throw new SqlError(
          ErrorCode.ONE_VARIANT_COLUMN,
          "SQL compilation error:\n"
              + format
              + " file format can produce one and only one column of type variant, object, or array."
              + " Load data into separate columns using the MATCH_BY_COLUMN_NAME copy option or copy"
              + " with transformation.");
    }
  }

  private static boolean isSemiStructured(SqlType type) {
    return type.kind() == SqlType.Kind.VARIANT
        || type.kind() == SqlType.Kind.OBJECT
        || type.kind() == SqlType.Kind.ARRAY;
  }

  @Override
  public void map(RecordReader record, @Nullable String[] values) throws Refused {
    String json = record.value(0);
    SqlType type = target.columns().getFirst().type();
    boolean fits =
        json == null
            || switch (type.kind()) {
              case OBJECT -> json.startsWith("{");
              default -> true;
            };
    if (!fits) {
      throw new Refused(
          new SqlError(ErrorCode.CONVERSION, "Failed to cast variant value " + json + " to OBJECT"),
          0,
          0);
    }
    values[0] =
        json == null || type.kind() != SqlType.Kind.ARRAY || json.startsWith("[")
            ? json
            : "[" + json + "]";
    RecordMapper.requireValues(target, values);
  }
}
