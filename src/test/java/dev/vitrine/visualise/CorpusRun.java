package dev.vitrine.visualise;

import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.lex.Escapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Draws the cases of a folder: queries over small tables, with what must come out.
final class CorpusRun {

  /// @param setup SQL that makes the case's tables
  /// @param structure whether marks are counted and not placed, since they are placed at random
  record Case(String id, List<String> setup, String query, Expected expected, boolean structure) {}

  /// @param rows of the first layer; 0 where the query must be refused
  /// @param errorClass parse, validation, data_source or output; empty where it must be drawn
  record Expected(boolean drawn, long rows, int layers, String errorClass) {}

  /// What came of a case.
  sealed interface Outcome {}

  record Drawn(long rows, int layers, String spec, List<String> warnings) implements Outcome {}

  /// @param errorClass as in [Expected], or `internal` for an error that nobody meant to raise
  record Refused(String errorClass, String message) implements Outcome {}

  private static final String COLUMNS =
      "{id: 'VARCHAR', setup: 'VARCHAR[]', query: 'VARCHAR', compare: 'VARCHAR',"
          + " expect: 'STRUCT(ok BOOLEAN, rows BIGINT, layers INTEGER, error_class VARCHAR)'}";

  private CorpusRun() {}

  static List<Case> cases(Path folder) throws SQLException {
    List<Case> cases = new ArrayList<>();
    String sql =
        "SELECT id, setup, query, coalesce(expect.ok, true), coalesce(expect.rows, 0),"
            + " coalesce(expect.layers, 0), coalesce(expect.error_class, ''),"
            + " coalesce(compare = 'structure', false) FROM read_json('"
            + folder
            + "/*.json', maximum_object_size = 100000000, format = 'unstructured', columns = "
            + COLUMNS
            + ") ORDER BY id";
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        Expected expected =
            new Expected(rows.getBoolean(4), rows.getLong(5), rows.getInt(6), rows.getString(7));
        cases.add(
            new Case(
                rows.getString(1), setup(rows), rows.getString(3), expected, rows.getBoolean(8)));
      }
    }
    return cases;
  }

  private static List<String> setup(ResultSet rows) throws SQLException {
    List<String> setup = new ArrayList<>();
    if (rows.getArray(2) != null) {
      for (Object line : (Object[]) rows.getArray(2).getArray()) {
        setup.add(String.valueOf(line));
      }
    }
    return setup;
  }

  static Outcome outcome(Case example) {
    try (DuckDb database = new DuckDb()) {
      if (example.query().contains("ggsql:")) {
        database.withSamples();
      }
      example.setup().forEach(database::execute);
      if (Visualise.split(example.query(), Escapes.STANDARD).isEmpty()) {
        return new Refused("validation", "the statement draws nothing: it has no VISUALISE");
      }
      Step.Done done = database.draw(example.query());
      Metadata metadata = done.metadata();
      return new Drawn(metadata.rows(), metadata.layers(), done.spec(), metadata.warnings());
    } catch (SqlError error) {
      return new Refused(errorClass(error), error.text());
    } catch (RuntimeException failed) {
      boolean data = failed.getCause() instanceof SQLException;
      return new Refused(data ? "data_source" : "internal", String.valueOf(failed.getMessage()));
    }
  }

  private static String errorClass(SqlError error) {
    return error.code() == ErrorCode.VISUALISE_SYNTAX
        ? "parse"
        : error.code() == ErrorCode.OBJECT_NOT_FOUND ? "data_source" : "validation";
  }

  /// Draws into `id.json` of a folder, in the form that the comparator reads.
  static void draw(Case example, Path folder) throws IOException {
    write(example, outcome(example), folder);
  }

  static void write(Case example, Outcome outcome, Path folder) throws IOException {
    String text =
        switch (outcome) {
          case Drawn drawn ->
              "{\"metadata\":{\"rows\":%d,\"layers\":%d},\"spec\":%s}"
                  .formatted(drawn.rows(), drawn.layers(), drawn.spec());
          case Refused refused ->
              "{\"error\":\"%s\",\"error_class\":\"%s\"}"
                  .formatted(plain(refused.message()), refused.errorClass());
        };
    Files.writeString(folder.resolve(example.id() + ".json"), text);
  }

  private static String plain(String message) {
    return message.replaceAll("[\\\\\"\\p{Cntrl}]", " ");
  }
}
