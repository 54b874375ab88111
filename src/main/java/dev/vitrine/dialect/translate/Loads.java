package dev.vitrine.dialect.translate;

import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.dialect.catalog.Database;
import dev.vitrine.dialect.catalog.Schema;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.SchemaObject.Table;
import dev.vitrine.dialect.translate.InformationSchema.View;
import java.util.ArrayList;
import java.util.List;

/// What `COPY` did with files, which the engine keeps for 64 days: the view `LOAD_HISTORY`, and
/// `COPY_HISTORY` of one table, which tells of a shorter time and of more.
public final class Loads {

  private static final String LOADS = "__vitrine.loads AS l";

  private static final String VIEW = InformationColumns.of("LOAD_HISTORY");

  private static final String FUNCTION =
      "FILE_NAME STAGE_LOCATION LAST_LOAD_TIME:t ROW_COUNT:n ROW_PARSED:n FILE_SIZE:n"
          + " FIRST_ERROR_MESSAGE FIRST_ERROR_LINE_NUMBER:n FIRST_ERROR_CHARACTER_POS:n"
          + " FIRST_ERROR_COLUMN_NAME ERROR_COUNT:n ERROR_LIMIT:n STATUS TABLE_CATALOG_NAME"
          + " TABLE_SCHEMA_NAME TABLE_NAME PIPE_CATALOG_NAME PIPE_SCHEMA_NAME PIPE_NAME"
          + " PIPE_RECEIVED_TIME:t FIRST_COMMIT_TIME:t";

  private static final String NOTHING = "NULL";
  private static final String STATUS = "coalesce(l.status, 'LOADED')";
  private static final String TIME = "timezone('UTC', l.loaded)";

  private Loads() {}

  static View view(Database database) {
    List<String> tables = new ArrayList<>();
    for (Schema schema : database.schemas().values()) {
      for (SchemaObject object : schema.objects().values()) {
        if (object instanceof Table table) {
          table.filesId().ifPresent(id -> tables.add(row(id, schema.name(), table.name())));
        }
      }
    }
    return tables.isEmpty()
        ? new View(VIEW)
        : View.of(
            VIEW,
            List.of(
                "t.s",
                "l.file",
                "t.n",
                TIME,
                "replace(" + STATUS + ", '_', ' ')",
                "l.rows",
                "l.parsed",
                "l.message",
                "l.line",
                "l.character",
                "l.\"column\"",
                "l.errors",
                "l.error_limit"),
            LOADS
                + " JOIN (VALUES "
                + String.join(", ", tables)
                + ") AS t(id, s, n) ON l.table_id = t.id");
  }

  private static String row(String id, String schema, String table) {
    return "("
        + StringLiterals.quoted(id)
        + ", "
        + StringLiterals.quoted(schema)
        + ", "
        + StringLiterals.quoted(table)
        + ")";
  }

  /// @param from SQL of the first time that counts
  /// @param to SQL of the last
  public static Source ofTable(Objects.Place place, String tableId, String from, String to) {
    return View.of(
            FUNCTION,
            List.of(
                "l.file",
                NOTHING,
                TIME,
                "l.rows",
                "l.parsed",
                "l.size",
                "l.message",
                "l.line",
                "l.character",
                "l.\"column\"",
                "l.errors",
                "l.error_limit",
                "upper(left("
                    + STATUS
                    + ", 1)) || replace(lower(substr("
                    + STATUS
                    + ", 2)), '_', ' ')",
                StringLiterals.quoted(place.database()),
                StringLiterals.quoted(place.schema()),
                StringLiterals.quoted(place.name()),
                NOTHING,
                NOTHING,
                NOTHING,
                NOTHING,
                TIME),
            LOADS
                + " WHERE l.table_id = "
                + StringLiterals.quoted(tableId)
                + " AND "
                + TIME
                + " BETWEEN "
                + from
                + " AND "
                + to)
        .source();
  }
}
