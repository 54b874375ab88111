package dev.vitrine.stages;

import dev.vitrine.dialect.catalog.FileFormat;
import dev.vitrine.dialect.catalog.FormatOption;
import dev.vitrine.dialect.catalog.FormatType;
import dev.vitrine.stages.RecordMapper.Refused;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One file on its way into a table: its records, each either brought to the table's columns or
/// refused. For one thread.
final class LoadFile implements Closeable {

  private final String path;
  private final Target target;
  private final boolean lines;
  private final RecordReader records;
  private final RecordMapper mapper;
  private final @Nullable String[] values;
  private @Nullable RowError error;

  private LoadFile(
      String path, Target target, boolean lines, RecordReader records, RecordMapper mapper) {
    this.path = path;
    this.target = target;
    this.lines = lines;
    this.records = records;
    this.mapper = mapper;
    this.values = new String[target.columns().size()];
  }

  static LoadFile open(
      String path, StagedRecords files, Target target, ValueReaders readers, LoadOptions options) {
    RecordReader records = files.open(path);
    RecordMapper mapper = mapper(records, files.format(), target, readers, options.match());
    return new LoadFile(path, target, files.format().type() == FormatType.CSV, records, mapper);
  }

  private static RecordMapper mapper(
      RecordReader records,
      FileFormat format,
      Target target,
      ValueReaders readers,
      LoadOptions.Match match) {
    boolean strict = format.flag(FormatOption.ERROR_ON_COLUMN_COUNT_MISMATCH);
    boolean anyCase = match == LoadOptions.Match.CASE_INSENSITIVE;
    if (records instanceof CsvReader csv) {
      return match == LoadOptions.Match.NONE
          ? new ByPosition(target, readers, strict)
          : new ByHeader(target, readers, csv.headers(), anyCase, strict);
    }
    return match == LoadOptions.Match.NONE
        ? new WholeRecord(target, format.type().name())
        : new ByMember(target, readers, anyCase, format);
  }

  /// Goes to the next record; [#error] tells whether it is to be had.
  boolean next() {
    try {
      if (!records.next()) {
        return false;
      }
    } catch (IOException failure) {
      throw StagedRecords.unreadable(path, failure);
    }
    error = null;
    Optional<Problem> problem = records.problem();
    if (problem.isPresent()) {
      error = refused(problem.get());
      return true;
    }
    try {
      mapper.map(records, values);
    } catch (Refused refused) {
      error = refused(refused);
    }
    return true;
  }

  private RowError refused(Problem problem) {
    String column = target.shown(problem.column());
    return new RowError(
        problem.code(),
        problem.message().formatted(column),
        path,
        problem.place(),
        column,
        records.row(),
        records.text(),
        lines);
  }

  private RowError refused(Refused refused) {
    RecordReader.Place place =
        refused.field() == Integer.MAX_VALUE
            ? behind(records.place(0))
            : records.place(refused.field());
    return new RowError(
        refused.error().code(),
        refused.error().text(),
        path,
        place,
        target.shown(refused.column()),
        records.row(),
        records.text(),
        lines);
  }

  /// The line behind a record, where it is known that it has ended.
  private RecordReader.Place behind(RecordReader.Place start) {
    RecordReader.Place end = records.place(Integer.MAX_VALUE);
    long line = end.line() > start.startLine() ? end.line() : start.startLine() + 1;
    return new RecordReader.Place(line, 1, start.byteOffset(), start.startLine());
  }

  Optional<RowError> error() {
    return Optional.ofNullable(error);
  }

  /// A value of the record, for the column of this index.
  @Nullable String value(int column) {
    return values[column];
  }

  long row() {
    return records.row();
  }

  @Override
  public void close() {
    try {
      records.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
