package dev.vitrine.stages;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Refused records as rows: of `VALIDATION_MODE`, and of `VALIDATE`.
public final class RowErrors {

  private static final SqlType NUMBER = SqlType.fixed(38, 0);

  public static final List<Column> COLUMNS =
      List.of(
          new Column("ERROR", SqlType.TEXT, true),
          new Column("FILE", SqlType.TEXT, true),
          new Column("LINE", NUMBER, true),
          new Column("CHARACTER", NUMBER, true),
          new Column("BYTE_OFFSET", NUMBER, true),
          new Column("CATEGORY", SqlType.TEXT, true),
          new Column("CODE", NUMBER, true),
          new Column("SQL_STATE", SqlType.TEXT, true),
          new Column("COLUMN_NAME", SqlType.TEXT, true),
          new Column("ROW_NUMBER", NUMBER, true),
          new Column("ROW_START_LINE", NUMBER, true),
          new Column("REJECTED_RECORD", SqlType.TEXT, true));

  private RowErrors() {}

  /// @param prefix of the file's name, as told
  static List<@Nullable String> row(RowError error, String prefix) {
    List<@Nullable String> row = new ArrayList<>();
    row.add(error.message());
    row.add(prefix + error.file());
    row.add(Long.toString(error.place().line()));
    row.add(error.geometry() ? Long.toString(error.place().character()) : null);
    row.add(error.geometry() ? Long.toString(error.place().byteOffset()) : null);
    row.add(error.category());
    row.add(Integer.toString(Integer.parseInt(error.code().code())));
    row.add(error.code().sqlState());
    row.add(error.geometry() ? error.column() : null);
    row.add(Long.toString(error.row()));
    row.add(Long.toString(error.place().startLine()));
    row.add(error.record());
    return row;
  }
}
