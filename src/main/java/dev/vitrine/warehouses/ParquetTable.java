package dev.vitrine.warehouses;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.StringLiterals;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Rows on their way into Parquet files: kept in a file of an engine of their own, then written,
/// those of one group to a file. For one thread.
public final class ParquetTable implements Closeable {

  private final Path directory;
  private final int width;
  private final DuckDBConnection connection;
  private final DuckDBAppender rows;

  /// A column of the file.
  ///
  /// @param type the engine's, to which the row's text is cast
  public record Written(String name, String type) {}

  private ParquetTable(
      Path directory, int width, DuckDBConnection connection, DuckDBAppender rows) {
    this.directory = directory;
    this.width = width;
    this.connection = connection;
    this.rows = rows;
  }

  /// @param width values of a row, beside its group
  public static ParquetTable open(int width) throws IOException {
    Path directory = Files.createTempDirectory("vitrine-parquet");
    try {
      DuckDBConnection connection =
          (DuckDBConnection)
              DriverManager.getConnection(
                  "jdbc:duckdb:" + directory.resolve("rows.db"), ParquetSettings.of());
      try (Statement statement = connection.createStatement()) {
        String columns =
            IntStream.range(0, width)
                .mapToObj(i -> ", c" + i + " VARCHAR")
                .collect(Collectors.joining());
        statement.execute("CREATE TABLE rows (part VARCHAR" + columns + ")");
      }
      return new ParquetTable(
          directory, width, connection, connection.createAppender("main", "rows"));
    } catch (SQLException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  /// @param group of the row; empty where there are none
  /// @param values as text that the engine casts, null for NULL
  public void add(String group, List<@Nullable String> values) throws IOException {
    try {
      rows.beginRow();
      rows.append(group);
      for (String value : values) {
        rows.append(value);
      }
      rows.endRow();
    } catch (SQLException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  /// The groups of all rows, with how many rows each has; nothing can be added afterwards.
  public List<Group> groups() throws IOException {
    try (Statement statement = connection.createStatement()) {
      rows.close();
      List<Group> groups = new ArrayList<>();
      try (ResultSet found =
          statement.executeQuery(
              "SELECT part, count(*) FROM rows GROUP BY part ORDER BY min(rowid)")) {
        while (found.next()) {
          groups.add(new Group(found.getString(1), found.getLong(2)));
        }
      }
      return groups;
    } catch (SQLException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  /// Rows that go to one file.
  public record Group(String name, long rows) {}

  /// Writes the rows of a group.
  ///
  /// @param codec `snappy`, `zstd`, `gzip`, `brotli`, `lz4` or `uncompressed`
  /// @return the file, which this removes when it is closed
  public Path write(Group group, List<Written> columns, String codec) throws IOException {
    if (columns.size() != width) {
      throw new IllegalArgumentException(columns.size() + " columns of " + width);
    }
    Path file = directory.resolve("written.parquet");
    String items =
        IntStream.range(0, width)
            .mapToObj(i ->
                "CAST(c%d AS %s) AS %s"
                    .formatted(i, columns.get(i).type(), QuotedName.of(columns.get(i).name())))
            .collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT %s FROM rows WHERE part = %s) TO %s (FORMAT parquet, COMPRESSION %s)"
              .formatted(
                  items,
                  StringLiterals.quoted(group.name()),
                  StringLiterals.quoted(file.toString()),
                  codec));
      return file;
    } catch (SQLException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw new IOException(failure.getMessage(), failure);
    } finally {
      remove();
    }
  }

  private void remove() throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(directory);
  }
}
