package dev.vitrine.notebooks.live;

import dev.vitrine.json.Json;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.notebooks.book.NotebookFault;
import dev.vitrine.notebooks.book.NotebooksConfig;
import dev.vitrine.notebooks.graph.TemplateFault;
import dev.vitrine.notebooks.python.JsonText;
import dev.vitrine.results.ResultInfo;
import dev.vitrine.results.ResultStore;
import dev.vitrine.results.encode.CellFormat;
import dev.vitrine.results.encode.Encoding;
import dev.vitrine.results.encode.Format;
import dev.vitrine.results.encode.UniqueNames;
import dev.vitrine.statements.Statement;
import dev.vitrine.statements.Statements;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the results of statements: the rows that are shown, those that are variables, and pages.
@Singleton
final class Tables {

  private static final Encoding ARRAYS =
      Encoding.of(Format.JSON_ARRAYS, CellFormat.defaults().withNullForNoNumber());

  private final Statements statements;
  private final ResultStore results;
  private final NotebooksConfig config;

  Tables(Statements statements, ResultStore results, NotebooksConfig config) {
    this.statements = statements;
    this.results = results;
    this.config = config;
  }

  /// A result as a variable of other cells.
  record Table(List<String> columns, List<List<@Nullable Object>> rows, long inAll) {}

  /// The first rows, for a cell's output.
  Map<String, @Nullable Object> shown(Statement statement, ResultInfo info) {
    return Json.object(
        "type", "table",
        "columns", UniqueNames.of(info.columns()),
        "rows", new Json.Raw(first(statement, info, config.shownRows(), ARRAYS)),
        "row_count", info.rows(),
        "truncated", info.rows() > config.shownRows(),
        "column_types", types(info),
        "statement_handle", statement.handle().toString());
  }

  private static List<String> types(ResultInfo info) {
    return info.columns().stream().map(column -> column.type().kind().apiName()).toList();
  }

  private byte[] first(Statement statement, ResultInfo info, long most, Encoding encoding) {
    Handle handle = statement.handle();
    return results.firstRows(handle, info, most, encoding, () -> statements.inlineResult(handle));
  }

  /// The document of a statement that drew a chart.
  Json.Raw spec(Statement statement) {
    ResultInfo info = statement.result().orElseThrow();
    byte[] first = first(statement, info, 1, ColumnValues.ENCODING);
    Object document = ColumnValues.of(info.columns(), first).getFirst().getFirst();
    return new Json.Raw(String.valueOf(document).getBytes(StandardCharsets.UTF_8));
  }

  /// @throws SqlError `RESULT_EXPIRED` when it was kept its time
  Table variable(CellState.Rows result) {
    Statement statement = last(result);
    ResultInfo info = statement.result().orElseThrow();
    byte[] first = first(statement, info, config.variableRows(), ColumnValues.ENCODING);
    return new Table(
        UniqueNames.of(info.columns()), ColumnValues.of(info.columns(), first), info.rows());
  }

  private Statement last(CellState.Rows result) {
    return statements.get(result.caller(), result.handle());
  }

  /// What `{name}` binds: the only cell of a result, or the cells of its only column.
  ///
  /// @throws TemplateFault for a result of several columns
  @Nullable Object value(String name, CellState.Rows result) {
    Table table = variable(result);
    if (table.columns().size() != 1) {
      throw new TemplateFault(
          "Variable '%s' is a table of %d columns: only a result of one column can be bound"
              .formatted(name, table.columns().size()));
    }
    if (table.inAll() > table.rows().size()) {
      throw new TemplateFault(
          "Variable '%s' has %d rows: %d can be bound"
              .formatted(name, table.inAll(), table.rows().size()));
    }
    List<@Nullable Object> cells = new ArrayList<>();
    table.rows().forEach(row -> cells.add(plain(row.getFirst())));
    return cells.size() == 1 ? cells.getFirst() : cells;
  }

  /// Of JSON what it says: its text, number or list can be bound as such.
  private static @Nullable Object plain(@Nullable Object value) {
    if (!(value instanceof JsonText json)) {
      return value;
    }
    try {
      return Json.read(json.text().getBytes(StandardCharsets.UTF_8));
    } catch (Json.Malformed none) {
      return json.text();
    }
  }

  private Statement kept(CellState.Rows result) {
    try {
      return last(result);
    } catch (SqlError expired) {
      throw new NotebookFault(
          NotebookFault.Kind.NOT_FOUND, "The result is kept no more: run the cell again");
    }
  }

  /// One partition of a result.
  ///
  /// @throws NotebookFault `NOT_FOUND` for one that is not there
  Map<String, @Nullable Object> page(CellState.Rows result, int partition) {
    Statement statement = kept(result);
    ResultInfo info = statement.result().orElseThrow();
    if (partition < 0 || partition >= info.partitions().size()) {
      throw new NotebookFault(
          NotebookFault.Kind.NOT_FOUND,
          "There is no page %d: the result has %d, counted from 0"
              .formatted(partition, info.partitions().size()));
    }
    Handle handle = statement.handle();
    byte[] rows =
        results.encodedPage(handle, info, partition, ARRAYS, () -> statements.inlineResult(handle));
    return Json.object(
        "statement_handle", handle.toString(),
        "columns", UniqueNames.of(info.columns()),
        "column_types", types(info),
        "rows", new Json.Raw(rows),
        "row_count", info.rows(),
        "page", partition,
        "pages", info.partitions().stream().map(ResultInfo.PartitionInfo::rows).toList());
  }
}
