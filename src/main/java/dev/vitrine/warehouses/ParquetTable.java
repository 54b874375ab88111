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
import java.util.stream.LongStream;
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

  /// The groups of all rows; nothing can be added afterwards.
  public List<Group> groups() throws IOException {
    try (Statement statement = connection.createStatement()) {
      rows.close();
      List<Group> groups = new ArrayList<>();
      try (ResultSet found =
          statement.executeQuery(
              "SELECT part, min(rowid), max(rowid) + 1 FROM rows GROUP BY part ORDER BY 2")) {
        while (found.next()) {
          groups.add(new Group(found.getString(1), found.getLong(2), found.getLong(3)));
        }
      }
      return groups;
    } catch (SQLException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  /// Rows of one name, in their order.
  ///
  /// @param from number of the first among all rows
  /// @param to the number behind the last
  public record Group(String name, long from, long to) {

    /// Several of about the same length that follow each other.
    ///
    /// @param parts at least 2; as many as there are numbers at most
    public List<Group> split(long parts) {
      long length = to - from;
      long count = Math.min(parts, length);
      return LongStream.range(0, count)
          .mapToObj(
              i -> new Group(name, from + length * i / count, from + length * (i + 1) / count))
          .toList();
    }
  }

  /// A file that was written.
  public record File(Path path, long rows) {}

  /// Writes the rows of a group.
  ///
  /// @param codec `snappy`, `zstd`, `gzip`, `brotli`, `lz4` or `uncompressed`
  /// @return the file, which the next one takes the place of, and this removes when it is closed
  public File write(Group group, List<Written> columns, String codec) throws IOException {
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
      long rows =
          statement.executeLargeUpdate(
              "COPY (SELECT %s FROM rows WHERE part = %s AND rowid >= %d AND rowid < %d) TO %s (FORMAT parquet, COMPRESSION %s)"
                  .formatted(
                      items,
                      StringLiterals.quoted(group.name()),
                      group.from(),
                      group.to(),
                      StringLiterals.quoted(file.toString()),
                      codec));
      return new File(file, rows);
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
