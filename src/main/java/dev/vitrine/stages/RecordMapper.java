package dev.vitrine.stages;

import dev.vitrine.kernel.SqlError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Brings the values of a file's record to the columns of a table.
interface RecordMapper {

  /// @param values that it fills: one for each column of the target, as text for the engine
  /// @throws Refused where one of them is not what its column takes
  void map(RecordReader record, @Nullable String[] values) throws Refused;

  /// A value that its column does not take.
  final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient SqlError error;
    private final int column;
    private final int field;

    /// @param column of the target, from 0
    /// @param field of the record, from 0
    Refused(SqlError error, int column, int field) {
      super(error);
      this.error = error;
      this.column = column;
      this.field = field;
    }

    SqlError error() {
      return error;
    }

    int column() {
      return column;
    }

    int field() {
      return field;
    }
  }

  /// Checks what holds for all columns.
  static void requireValues(Target target, @Nullable String[] values) throws Refused {
    List<Target.Column> columns = target.columns();
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null && !columns.get(i).nullable()) {
        throw new Refused(
            new SqlError(
                dev.vitrine.kernel.ErrorCode.NULL_IN_NOT_NULL,
                "NULL result in a non-nullable column"),
            i,
            i);
      }
    }
  }
}
