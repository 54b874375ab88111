package dev.vitrine.stages;

import dev.vitrine.dialect.catalog.FileFormat;
import dev.vitrine.dialect.catalog.FormatType;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.RowFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The records of files as they are, for a query: of each its file's name, its number, the file's
/// sum and time, then its values as text.
public final class StageRows implements RowFeed {

  /// Columns before the values.
  public static final int BEFORE = 4;

  private static final int NUMBER = 1;

  private final Selection place;
  private final List<StagedFile> files;
  private final StagedRecords records;
  private final int width;
  private final RowRange rows;

  /// @param width values of a row; a record that has fewer is filled up with NULL
  public StageRows(
      Selection place,
      List<StagedFile> files,
      FileFormat format,
      int width,
      int recordLimit,
      RowRange rows) {
    this.rows = rows;
    this.place = place;
    this.files = List.copyOf(files);
    this.records = new StagedRecords(place.area(), format, recordLimit);
    this.width = width;
  }

  /// How many values the first record of the files has.
  public static int width(
      Selection place, List<StagedFile> files, FileFormat format, int recordLimit) {
    if (format.type() != FormatType.CSV) {
      return 1;
    }
    StagedRecords records = new StagedRecords(place.area(), format, recordLimit);
    for (StagedFile file : files) {
      try (RecordReader reader = records.open(file.path())) {
        if (reader.next()) {
          return Math.max(1, reader.size());
        }
      } catch (IOException failure) {
        throw StagedRecords.unreadable(file.path(), failure);
      }
    }
    return 1;
  }

  @Override
  public List<Kind> columns() {
    List<Kind> columns = new ArrayList<>(Collections.nCopies(BEFORE + width, Kind.TEXT));
    columns.set(NUMBER, Kind.NUMBER);
    return columns;
  }

  @Override
  public Cursor open() {
    return new Reading();
  }

  /// The sum of all records; reads all files.
  public long count() {
    long rows = 0;
    try (Cursor cursor = open()) {
      while (cursor.next()) {
        rows++;
      }
    }
    return rows;
  }

  private final class Reading implements Cursor {

    private final Iterator<StagedFile> rest = files.iterator();
    private @Nullable StagedFile file;
    private @Nullable RecordReader reader;

    @Override
    public boolean next() {
      try {
        while (true) {
          if (reader == null) {
            if (!rest.hasNext()) {
              return false;
            }
            file = rest.next();
            reader = records.open(file.path());
          }
          while (reader.next()) {
            if (rows.has(reader.row())) {
              refuse(reader, file == null ? "" : file.path());
              return true;
            }
          }
          reader.close();
          reader = null;
        }
      } catch (IOException failure) {
        throw StagedRecords.unreadable(file == null ? "" : file.path(), failure);
      }
    }

    private static void refuse(RecordReader reader, String path) {
      Optional<Problem> problem = reader.problem();
      if (problem.isPresent()) {
        throw error(problem.get(), reader, path);
      }
    }

    private static SqlError error(Problem problem, RecordReader reader, String path) {
      int number = problem.column() + 1;
      String column = "\"TRANSIENT_STAGE_TABLE\"[\"$%d\":%d]".formatted(number, number);
      return new RowError(
              problem.code(),
              problem.message().formatted(column),
              path,
              problem.place(),
              column,
              reader.row(),
              reader.text(),
              true)
          .aborts();
    }

    @Override
    public @Nullable Object value(int column) {
      StagedFile from = file;
      RecordReader record = reader;
      if (from == null || record == null) {
        return null;
      }
      return switch (column) {
        case 0 -> from.path();
        case NUMBER -> record.row();
        case 2 -> from.md5();
        case 3 -> from.modified().toString().replace("T", " ").replace("Z", "");
        default -> column - BEFORE < record.size() ? record.value(column - BEFORE) : null;
      };
    }

    @Override
    public void close() {
      if (reader != null) {
        try {
          reader.close();
        } catch (IOException failure) {
          throw new UncheckedIOException(failure);
        }
      }
    }
  }

  @Override
  public String toString() {
    return place.written();
  }
}
