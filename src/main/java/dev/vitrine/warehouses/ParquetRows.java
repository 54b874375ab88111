package dev.vitrine.warehouses;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.StringLiterals;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a Parquet file as JSON objects, one after the other, in an engine of its own,
/// so that no statement of a client can name a file. For one thread.
public final class ParquetRows implements Closeable {

  private final Connection connection;
  private final Statement statement;
  private final ResultSet rows;

  private ParquetRows(Connection connection, Statement statement, ResultSet rows) {
    this.connection = connection;
    this.statement = statement;
    this.rows = rows;
  }

  /// @param asText whether the bytes of the column of this name are read as text; as hexadecimal
  ///   digits otherwise
  /// @throws IOException when it is no Parquet file
  public static ParquetRows open(Path file, Predicate<String> asText) throws IOException {
    try {
      Connection connection =
          DriverManager.getConnection("jdbc:duckdb:", ParquetSettings.streaming());
      try {
        Statement statement = connection.createStatement();
        String source = "read_parquet(" + StringLiterals.quoted(file.toString()) + ")";
        String object = object(statement, source, asText);
        return new ParquetRows(
            connection, statement, statement.executeQuery("SELECT " + object + " FROM " + source));
      } catch (SQLException failure) {
        connection.close();
        throw failure;
      }
    } catch (SQLException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  /// The columns of a file by name, in its order, with the engine's types.
  ///
  /// @throws IOException when it is no Parquet file
  public static Map<String, String> columns(Path file) throws IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:", ParquetSettings.of());
        Statement statement = connection.createStatement();
        ResultSet columns =
            statement.executeQuery(
                "DESCRIBE SELECT * FROM read_parquet("
                    + StringLiterals.quoted(file.toString())
                    + ")")) {
      Map<String, String> found = new LinkedHashMap<>();
      while (columns.next()) {
        found.put(columns.getString(1), columns.getString(2));
      }
      return found;
    } catch (SQLException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  private static String object(Statement statement, String source, Predicate<String> asText)
      throws SQLException {
    List<String> members = new ArrayList<>();
    try (ResultSet columns = statement.executeQuery("DESCRIBE SELECT * FROM " + source)) {
      while (columns.next()) {
        String name = columns.getString(1);
        String column = QuotedName.of(name);
        members.add(StringLiterals.quoted(name));
        members.add(value(column, columns.getString(2), asText.test(name)));
      }
    }
    return "CAST(json_object(" + String.join(", ", members) + ") AS VARCHAR)";
  }

  private static String value(String column, String type, boolean binaryAsText) {
    if (type.startsWith("DECIMAL(") && !type.endsWith("]")) {
      // as JSON's own number, whose digits stay as they are
      return "CAST(CAST(" + column + " AS VARCHAR) AS JSON)";
    }
    return switch (type) {
      case "BLOB" -> binaryAsText ? "decode(" + column + ")" : "hex(" + column + ")";
      case "DATE", "TIME", "TIMESTAMP", "TIMESTAMP_NS", "TIMESTAMP_MS", "TIMESTAMP_S" ->
          "CAST(" + column + " AS VARCHAR)";
      case "TIMESTAMP WITH TIME ZONE" -> instant(column);
      case "TIMESTAMPTZ_NS" ->
          "CAST(make_timestamp_ns(epoch_ns(" + column + ")) AS VARCHAR) || ' Z'";
      default -> column;
    };
  }

  /// With three digits of a second where they are all.
  private static String instant(String column) {
    String digits = "strftime(%s AT TIME ZONE 'UTC', '%%Y-%%m-%%d %%H:%%M:%%S.%%%s Z')";
    return "CASE WHEN epoch_us(%s) %% 1000 = 0 THEN %s ELSE %s END"
        .formatted(column, digits.formatted(column, "g"), digits.formatted(column, "f"));
  }

  /// @return the next row as a JSON object; null behind the last
  public @Nullable String next() throws IOException {
    try {
      return rows.next() ? rows.getString(1) : null;
    } catch (SQLException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      statement.close();
      connection.close();
    } catch (SQLException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }
}
