package dev.vitrine.stages;

import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What `COPY INTO` a table tells of one file.
///
/// @param file as told
/// @param limit of errors; empty of a file that was not looked at
record FileReport(
    String file,
    Status status,
    long parsed,
    long loaded,
    Optional<Long> limit,
    long errors,
    Optional<RowError> first,
    Optional<String> remark) {

  enum Status {
    LOADED,
    PARTIALLY_LOADED,
    LOAD_FAILED,
    LOAD_SKIPPED
  }

  private static final SqlType NUMBER = SqlType.fixed(38, 0);

  static final List<Column> COLUMNS =
      List.of(
          new Column("file", SqlType.TEXT, true),
          new Column("status", SqlType.TEXT, true),
          new Column("rows_parsed", NUMBER, true),
          new Column("rows_loaded", NUMBER, true),
          new Column("error_limit", NUMBER, true),
          new Column("errors_seen", NUMBER, true),
          new Column("first_error", SqlType.TEXT, true),
          new Column("first_error_line", NUMBER, true),
          new Column("first_error_character", NUMBER, true),
          new Column("first_error_column_name", SqlType.TEXT, true));

  static FileReport skipped(String file) {
    return new FileReport(
        file,
        Status.LOAD_SKIPPED,
        0,
        0,
        Optional.empty(),
        1,
        Optional.empty(),
        Optional.of("File was loaded before."));
  }

  static FileReport of(String file, Examined examined, OnError onError) {
    long limit = onError.limit(examined.rows());
    boolean loads = onError.loads(examined.rows(), examined.errors());
    long loaded = loads ? examined.rows() - examined.errors() : 0;
    boolean nothing = examined.rows() > 0 && loaded == 0;
    Status status =
        !loads || (nothing && examined.errors() > 0)
            ? Status.LOAD_FAILED
            : examined.errors() > 0 ? Status.PARTIALLY_LOADED : Status.LOADED;
    return new FileReport(
        file,
        status,
        examined.rows(),
        loaded,
        Optional.of(limit),
        examined.errors(),
        examined.told().stream().findFirst(),
        Optional.empty());
  }

  boolean loads() {
    return status == Status.LOADED || status == Status.PARTIALLY_LOADED;
  }

  List<@Nullable String> row() {
    List<@Nullable String> row = new ArrayList<>();
    row.add(file);
    row.add(status.name());
    row.add(Long.toString(parsed));
    row.add(Long.toString(loaded));
    row.add(limit.map(String::valueOf).orElse(null));
    row.add(Long.toString(errors));
    row.add(first.map(RowError::message).or(() -> remark).orElse(null));
    row.add(first.map(error -> Long.toString(error.place().line())).orElse(null));
    row.add(
        first
            .filter(RowError::geometry)
            .map(error -> Long.toString(error.place().character()))
            .orElse(null));
    row.add(first.filter(RowError::geometry).map(RowError::column).orElse(null));
    return row;
  }
}
