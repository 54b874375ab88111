package dev.vitrine.stages;

import dev.vitrine.dialect.catalog.FileFormat;
import dev.vitrine.dialect.catalog.FormatOption;
import dev.vitrine.dialect.catalog.FormatType;
import dev.vitrine.warehouses.ParquetRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The columns that files seem to have, as `INFER_SCHEMA` tells them. For one thread.
public final class SchemaGuess {

  private final Selection place;
  private final FileFormat format;
  private final StagedRecords records;
  private final boolean ignoreCase;
  private final long mostRecords;
  private final Map<String, Seen> columns = new LinkedHashMap<>();

  /// A column.
  ///
  /// @param type as Snowflake writes it, such as `NUMBER(3, 1)`
  /// @param expression that reads it in a query over the files
  /// @param files that have it, with commas
  public record Guessed(String name, String type, String expression, String files) {}

  private static final class Seen {
    private final int position;
    private final TypeGuess guess = new TypeGuess();
    private final TreeSet<String> parquet = new TreeSet<>();
    private final List<String> files = new ArrayList<>();

    Seen(int position) {
      this.position = position;
    }

    String type() {
      if (parquet.isEmpty()) {
        return guess.type();
      }
      boolean numbers =
          parquet.stream().allMatch(type -> type.startsWith("NUMBER") || type.equals("REAL"));
      return parquet.size() == 1 ? parquet.first() : numbers ? "REAL" : "TEXT";
    }
  }

  /// @param ignoreCase whether names are the same in any case, and told in upper case
  /// @param mostRecords of each file that are looked at
  public SchemaGuess(
      Selection place, FileFormat format, boolean ignoreCase, long mostRecords, int recordLimit) {
    this.place = place;
    this.format = format;
    this.records = new StagedRecords(place.area(), format, recordLimit);
    this.ignoreCase = ignoreCase;
    this.mostRecords = mostRecords;
  }

  /// @throws dev.vitrine.kernel.SqlError for a file that is not of the format
  public List<Guessed> of(List<StagedFile> files) {
    for (StagedFile file : files) {
      try {
        see(file.path());
      } catch (IOException failure) {
        throw StagedRecords.unreadable(file.path(), failure);
      }
    }
    return columns.entrySet().stream().map(this::guessed).toList();
  }

  private void see(String file) throws IOException {
    if (format.type() == FormatType.PARQUET) {
      boolean text =
          format.says(FormatOption.BINARY_AS_TEXT) && format.flag(FormatOption.BINARY_AS_TEXT);
      ParquetRows.columns(place.area().location(new StagePath(file)))
          .forEach((name, type) -> column(name, file).parquet.add(TypeGuess.ofParquet(type, text)));
      return;
    }
    try (RecordReader reader = records.open(file)) {
      while (reader.row() < mostRecords && reader.next()) {
        if (reader instanceof CsvReader csv) {
          csv(csv, file);
        } else {
          String json = reader.size() == 0 ? null : reader.value(0);
          Members.of(json == null ? "{}" : json)
              .forEach((name, value) -> column(name, file).guess.see(value));
        }
      }
    }
  }

  private void csv(CsvReader record, String file) {
    List<String> headers = record.headers();
    int named = headers.isEmpty() ? Integer.MAX_VALUE : headers.size();
    for (int i = 0; i < record.size() && i < named; i++) {
      Seen column = column(i < headers.size() ? headers.get(i) : "c" + (i + 1), file);
      String value = record.value(i);
      if (value != null) {
        column.guess.see(value);
      }
    }
  }

  private Seen column(String written, String file) {
    String name = ignoreCase ? written.toUpperCase(Locale.ROOT) : written;
    Seen seen = columns.computeIfAbsent(name, _ -> new Seen(columns.size()));
    if (seen.files.isEmpty() || !seen.files.getLast().equals(file)) {
      seen.files.add(file);
    }
    return seen;
  }

  private Guessed guessed(Map.Entry<String, Seen> entry) {
    String name = entry.getKey();
    Seen seen = entry.getValue();
    String value =
        format.type() == FormatType.CSV
            ? "$" + (seen.position + 1)
            : ignoreCase ? "GET_IGNORE_CASE ($1, '" + name + "')" : "$1:" + name;
    return new Guessed(
        name,
        seen.type(),
        value + "::" + seen.type(),
        seen.files.stream().collect(Collectors.joining(", ")));
  }
}
