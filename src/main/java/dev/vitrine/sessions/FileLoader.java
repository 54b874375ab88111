package dev.vitrine.sessions;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.Handle;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.CommitGate;
import dev.vitrine.warehouses.Outcome;
import dev.vitrine.warehouses.RowSink;
import dev.vitrine.warehouses.Run;
import dev.vitrine.warehouses.duckdb.DuckDbEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes a table of a file that lies in an engine's own directory. Only this code can name such a
/// file: a client's statement that calls a reader, or names a path, is refused.
final class FileLoader {

  private static final Pattern LINE = Pattern.compile("CSV Error on Line: (\\d+)");

  /// More than the engine's default, for wide JSON records.
  private static final int LARGEST_RECORD = 64 << 20;

  private final Function<Run, Outcome> engine;
  private final Handle handle;

  /// @param engine runs what makes the table
  /// @param handle by which it can be stopped
  FileLoader(Function<Run, Outcome> engine, Handle handle) {
    this.engine = engine;
    this.handle = handle;
  }

  static FileLoader on(OwnEngine own) {
    return new FileLoader(
        run -> own.engine().run(run, RowSink.none(), CommitGate.OPEN), Handle.random());
  }

  /// @return how many rows the table has
  /// @throws SessionFault when the file is malformed or a table of that name is there
  long load(Path file, FileFormat format, String table) {
    try {
      return switch (format) {
        case CSV -> csv(file, table);
        case PARQUET -> readable(format, () -> make(table, "read_parquet", file, ""));
        case JSON, JSONL, NDJSON -> json(file, format, table);
      };
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private interface Work {
    long run();
  }

  private static long readable(FileFormat format, Work work) {
    try {
      return work.run();
    } catch (SqlError error) {
      throw refused(format, error);
    }
  }

  /// What the engine says of a file is told without the path that it lies under.
  private static RuntimeException refused(FileFormat format, SqlError error) {
    return switch (error.code()) {
      case OBJECT_EXISTS, CANCELED, INTERRUPTED, MEMORY_LIMIT, SPILL_LIMIT, DISK_FULL -> error;
      default -> {
        String words = DuckDbEngine.words(error);
        Matcher line = LINE.matcher(words);
        String where = line.find() ? "line " + line.group(1) + ": " : "";
        yield SessionFault.invalidRequest(
            "Malformed " + format.title() + " file: " + where + reason(words));
      }
    };
  }

  private static String reason(String words) {
    String told =
        words
            .lines()
            .filter(line -> !LINE.matcher(line).find() && !line.startsWith("Original Line"))
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .findFirst()
            .orElse("the engine cannot read it");
    return told.replaceAll("(in )?file ['\"][^'\"]*['\"],?\\s*", "")
        .replaceAll("File ['\"][^'\"]*['\"]", "the file is")
        .strip();
  }

  /// First as the file should be, then with types that hold for all its rows, then as loosely as
  /// the engine can read it; but lines of the wrong length are refused.
  private long csv(Path file, String table) throws IOException {
    CsvFile csv = CsvFile.of(file);
    try {
      return make(table, "read_csv", file, csv.options());
    } catch (SqlError error) {
      if (unlessOver(error).code() != ErrorCode.CONVERSION) {
        refuseFault(csv);
      }
    }
    try {
      return make(table, "read_csv", file, csv.options() + ", sample_size = -1");
    } catch (SqlError error) {
      SqlError _ = unlessOver(error);
      String loosely = ", strict_mode = false, sample_size = -1";
      return readable(FileFormat.CSV, () -> make(table, "read_csv", file, csv.options() + loosely));
    }
  }

  private static void refuseFault(CsvFile csv) throws IOException {
    Optional<String> fault = csv.fault();
    if (fault.isPresent()) {
      throw CsvFile.malformed(fault.get());
    }
  }

  /// Errors that another reading of the file would not mend are thrown.
  private static SqlError unlessOver(SqlError error) {
    return switch (error.code()) {
      case OBJECT_EXISTS, CANCELED, INTERRUPTED, MEMORY_LIMIT, SPILL_LIMIT, DISK_FULL, INTERNAL ->
          throw error;
      default -> error;
    };
  }

  private long json(Path file, FileFormat format, String table) throws IOException {
    JsonScan.check(file);
    String layout = format == FileFormat.JSON ? "auto" : "newline_delimited";
    String options = ", format = '" + layout + "', maximum_object_size = " + LARGEST_RECORD;
    try {
      return make(table, "read_json", file, options);
    } catch (SqlError error) {
      SqlError _ = unlessOver(error);
      return readable(format, () -> make(table, "read_json", file, options + ", sample_size = -1"));
    }
  }

  private long make(String table, String reader, Path file, String options) {
    String sql =
        "CREATE TABLE %s AS SELECT * FROM %s(%s%s)"
            .formatted(
                Catalog.SCHEMA + "." + QuotedName.of(table),
                reader,
                StringLiterals.quoted(file.toAbsolutePath().toString()),
                options);
    return rows(engine.apply(Catalog.write(handle, sql)));
  }

  private static long rows(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Changed(long rows) -> rows;
      case Outcome.Rows(long rows) -> rows;
      case Outcome.Done _ -> 0;
    };
  }
}
