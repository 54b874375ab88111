package dev.vitrine.visualise;

import dev.vitrine.kernel.SqlError;
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

/// Draws each case of a folder into a file of another.
final class CorpusRun {

  /// @param setup SQL that makes the case's tables
  record Case(String id, List<String> setup, String query) {}

  private CorpusRun() {}

  static List<Case> cases(Path folder) throws SQLException {
    List<Case> cases = new ArrayList<>();
    String sql =
        "SELECT id, setup, query FROM read_json('"
            + folder
            + "/*.json', maximum_object_size = 100000000, format = 'unstructured',"
            + " columns = {id: 'VARCHAR', setup: 'VARCHAR[]', query: 'VARCHAR'}) ORDER BY id";
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<String> setup = new ArrayList<>();
        if (rows.getArray(2) != null) {
          for (Object line : (Object[]) rows.getArray(2).getArray()) {
            setup.add(String.valueOf(line));
          }
        }
        cases.add(new Case(rows.getString(1), setup, rows.getString(3)));
      }
    }
    return cases;
  }

  static void draw(Case example, Path folder) throws IOException {
    Path file = folder.resolve(example.id() + ".json");
    try (DuckDb database = new DuckDb()) {
      if (example.query().contains("ggsql:")) {
        database.withSamples();
      }
      example.setup().forEach(database::execute);
      Step.Done done = database.draw(example.query());
      Files.writeString(
          file,
          "{\"metadata\":{\"rows\":"
              + done.metadata().rows()
              + ",\"layers\":"
              + done.metadata().layers()
              + "},\"spec\":"
              + done.spec()
              + "}");
    } catch (SqlError | IllegalArgumentException | java.util.NoSuchElementException refused) {
      String message = String.valueOf(refused.getMessage()).replaceAll("[\\\\\"\\p{Cntrl}]", " ");
      Files.writeString(file, "{\"error\":\"" + message + "\"}");
    }
  }
}
