package dev.vitrine.snowflake.ddl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.syntax.ParseOptions;
import dev.vitrine.dialect.syntax.Query;
import dev.vitrine.dialect.syntax.Tokens;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Rows;
import dev.vitrine.dialect.translate.Translator;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.snowflake.Context;
import java.util.ArrayList;
import java.util.List;

/// Columns that a query describes, as `INFER_SCHEMA` does: an array of objects with `COLUMN_NAME`,
/// `TYPE` and `NULLABLE`.
final class Template {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Template() {}

  static List<ColumnSpec> columns(Query query, Context context) {
    Translator translator = context.translator();
    Rows rows = translator.query(query);
    if (rows.columns().size() != 1) {
      throw wrong("it gives " + rows.columns().size() + " columns");
    }
    List<? extends List<?>> read =
        context
            .steps()
            .read(
                "SELECT CAST(c1 AS VARCHAR) FROM (" + rows.sql() + ") AS q",
                context.steps().values(translator.bindOrder(), 0),
                1);
    if (read.size() != 1) {
      throw wrong("it gives " + read.size() + " rows");
    }
    return columns(String.valueOf(read.getFirst().getFirst()));
  }

  private static List<ColumnSpec> columns(String json) {
    try {
      List<ColumnSpec> columns = new ArrayList<>();
      for (JsonNode column : JSON.readTree(json)) {
        columns.add(column(column));
      }
      if (columns.isEmpty()) {
        throw wrong("it describes no column");
      }
      return columns;
    } catch (JsonProcessingException bad) {
      throw wrong("it gives no array");
    }
  }

  private static ColumnSpec column(JsonNode described) {
    String name = described.path("COLUMN_NAME").asText();
    String type = described.path("TYPE").asText();
    if (name.isEmpty() || type.isEmpty()) {
      throw wrong("an element of it has no COLUMN_NAME or no TYPE");
    }
    String text =
        QuotedName.of(name)
            + " "
            + type
            + (described.path("NULLABLE").asBoolean(true) ? "" : " NOT NULL");
    Tokens tokens = Tokens.of(text, ParseOptions.DEFAULT);
    ColumnSpec column = ColumnReader.column(tokens, true);
    tokens.requireEnd();
    return column;
  }

  private static SqlError wrong(String why) {
    return Problems.plain(
        ErrorCode.COMPILATION,
        "USING TEMPLATE takes a query of one array that describes columns, and " + why);
  }
}
