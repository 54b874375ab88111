package dev.vitrine.sqlapi;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.results.encode.Format;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What the service answers for several statements in one request: one row that says so. Their
/// results are read by their own handles.
final class ManyStatements {

  private static final String DONE = "Multiple statements executed successfully.";

  static final ResultInfo INFO =
      new ResultInfo(
          List.of(
              new Column("multiple statement execution", SqlType.text(SqlType.MAX_TEXT), false)),
          List.of(new ResultInfo.PartitionInfo(0, 1, DONE.length(), DONE.length())),
          true);

  private ManyStatements() {}

  /// The row as JSON.
  static byte[] rows(Format format) {
    String json =
        format == Format.JSON_OBJECTS
            ? "[{\"multiple statement execution\":\"" + DONE + "\"}]"
            : "[[\"" + DONE + "\"]]";
    return json.getBytes(StandardCharsets.UTF_8);
  }
}
