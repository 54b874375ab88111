package dev.vitrine.warehouses;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.StringLiterals;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;

/// Writes Arrow rows as a Parquet file, in an empty DuckDB instance made for that file: the
/// warehouse's own instance may not write files, and this one sees no data but these rows.
public final class ParquetWriter {

  private static final String INPUT = "input_rows";

  private ParquetWriter() {}

  /// @param names of the file's columns, one for each of the rows' fields, which must be called
  ///   [#field] in order
  public static void write(
      ArrowReader rows, List<String> names, BufferAllocator allocator, Path file)
      throws IOException {
    try (var connection =
            (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", ParquetSettings.of());
        ArrowArrayStream stream = ArrowArrayStream.allocateNew(allocator)) {
      Data.exportArrayStream(allocator, rows, stream);
      connection.registerArrowStream(INPUT, stream);
      try (Statement statement = connection.createStatement()) {
        statement.execute(copy(names, file));
      }
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /// The name of the field number `index` from 0.
  public static String field(int index) {
    return "c" + index;
  }

  private static String copy(List<String> names, Path file) {
    String columns =
        IntStream.range(0, names.size())
            .mapToObj(i -> field(i) + " AS " + QuotedName.of(names.get(i)))
            .collect(Collectors.joining(", "));
    return "COPY (SELECT %s FROM %s) TO %s (FORMAT parquet, COMPRESSION zstd)"
        .formatted(columns, INPUT, StringLiterals.quoted(file.toString()));
  }
}
