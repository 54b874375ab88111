package dev.vitrine.stages;

import dev.vitrine.dialect.catalog.FileFormat;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.stages.TableLoad.Chosen;
import dev.vitrine.stages.TableLoad.Transformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// Loads what a query makes of one file. Only the engine knows which records the query fails on, so
/// where the load goes on behind errors they are looked for by halves.
final class TransformedFile {

  private static final int MOST_ERRORS = 1000;

  private final EngineAccess engine;
  private final Selection place;
  private final FileFormat format;
  private final OnError onError;
  private final boolean truncates;
  private final int recordLimit;
  private final Function<Chosen, Transformed> query;

  TransformedFile(
      EngineAccess engine,
      Selection place,
      FileFormat format,
      LoadOptions options,
      int recordLimit,
      Function<Chosen, Transformed> query) {
    this.engine = engine;
    this.place = place;
    this.format = format;
    this.onError = options.onError();
    this.truncates = options.truncates();
    this.recordLimit = recordLimit;
    this.query = query;
  }

  /// What a file has, and which of its records to load.
  record Looked(StagedFile file, Examined examined, RowRange rows) {}

  /// Changes nothing.
  Looked look(StagedFile file) {
    long rows = new StageRows(place, List.of(file), format, 1, recordLimit, RowRange.ALL).count();
    if (onError.kind() == OnError.Kind.ABORT) {
      return new Looked(file, new Examined(rows, 0, List.of()), RowRange.ALL);
    }
    List<RowError> errors = new ArrayList<>();
    find(file, 1, rows + 1, errors);
    Set<Long> bad = new TreeSet<>();
    errors.forEach(error -> bad.add(error.row()));
    return new Looked(
        file, new Examined(rows, errors.size(), errors), new RowRange(1, Long.MAX_VALUE, bad));
  }

  private void find(StagedFile file, long from, long to, List<RowError> errors) {
    Optional<SqlError> failure = from < to ? failure(file, from, to) : Optional.empty();
    if (failure.isEmpty()) {
      return;
    }
    if (to - from > 1) {
      long middle = from + (to - from) / 2;
      find(file, from, middle, errors);
      find(file, middle, to, errors);
      return;
    }
    if (errors.size() >= MOST_ERRORS) {
      throw new SqlError(
          ErrorCode.FILE_UNREADABLE,
          "more than %d records of '%s' cannot be loaded by this query; the first: %s"
              .formatted(MOST_ERRORS, file.path(), errors.getFirst().message()));
    }
    errors.add(error(file, from, failure.get()));
  }

  private Optional<SqlError> failure(StagedFile file, long from, long to) {
    try {
      var _ =
          engine.rows(
              query
                  .apply(new Chosen(place, List.of(file), RowRange.of(from, to), truncates))
                  .check(),
              1);
      return Optional.empty();
    } catch (SqlError error) {
      if (!isOfData(error)) {
        throw error;
      }
      return Optional.of(error);
    }
  }

  private static boolean isOfData(SqlError error) {
    return error.code().code().startsWith("100");
  }

  private static RowError error(StagedFile file, long row, SqlError error) {
    return new RowError(
        error.code(),
        error.text(),
        file.path(),
        new RecordReader.Place(row, 1, 0, row),
        "",
        row,
        "",
        false);
  }

  /// @return how many rows went into the table
  long insert(Looked looked, TableLoad.Into into) {
    Transformed sql =
        query.apply(new Chosen(place, List.of(looked.file()), looked.rows(), truncates));
    try {
      return engine.change(into.target().insert(into.engineName(), sql.select()));
    } catch (SqlError error) {
      if (!isOfData(error) || error.text().contains("\n  File '")) {
        throw error;
      }
      throw SqlError.because(
          error.code(),
          error.text() + "\n  File '" + looked.file().path() + "'" + RowError.ADVICE,
          error);
    }
  }
}
