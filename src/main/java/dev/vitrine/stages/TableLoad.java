package dev.vitrine.stages;

import dev.vitrine.dialect.catalog.FileFormat;
import dev.vitrine.dialect.catalog.FormatOption;
import dev.vitrine.dialect.catalog.FormatType;
import dev.vitrine.dialect.catalog.OptionValue;
import dev.vitrine.kernel.Column;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.RowFeed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// `COPY INTO` a table from files, column by column. Each file is read twice: once to see what can
/// be loaded, which is quick to tell and holds nothing; then its good records go to the engine.
public final class TableLoad {

  private final EngineAccess engine;
  private final Into into;
  private final Selection selection;
  private final FileFormat format;
  private final int recordLimit;
  private final StagedRecords records;
  private final LoadOptions options;
  private final ValueReaders readers;
  private final LoadHistory history;
  private final Instant now;
  private final Rejected rejected;

  /// The table.
  ///
  /// @param id never used again for another table
  /// @param engineName quoted, with its schema
  public record Into(String id, String engineName, Target target, Instant created) {}

  /// What of the server a load needs to know.
  public record Around(Instant now, String zone, int centuryStart, int recordLimit) {}

  /// The files that a load takes.
  ///
  /// @param truncates whether texts that are too long are cut
  public record Chosen(Selection place, List<StagedFile> files, RowRange rows, boolean truncates) {}

  /// A load's own query over its files.
  ///
  /// @param select of the engine
  /// @param check a query of one row and column that fails where `select` would
  public record Transformed(String select, String check) {}

  /// @param said the statement's options, and those of its stage
  public TableLoad(
      EngineAccess engine,
      Into into,
      Selection selection,
      FileFormat format,
      Map<String, OptionValue> said,
      Around around) {
    this.engine = engine;
    this.into = into;
    this.selection = selection;
    this.format = format;
    this.recordLimit = around.recordLimit();
    this.options = LoadOptions.of(said);
    this.records =
        new StagedRecords(
            selection.area(), format, around.recordLimit(), into.target()::takesBytes);
    this.readers = new ValueReaders(format, around, options.truncates());
    this.history = new LoadHistory(engine, around.now());
    this.now = around.now();
    this.rejected = new Rejected(selection.prefix());
  }

  private void check() {
    boolean csv = format.type() == FormatType.CSV;
    if (options.match() != LoadOptions.Match.NONE
        && csv
        && !format.flag(FormatOption.PARSE_HEADER)) {
      throw new SqlError(
          ErrorCode.COMPILATION,
          "SQL compilation error: match_by_column_name option is not supported for file format CSV"
              + " without PARSE_HEADER = TRUE");
    }
    if (!csv && options.match() == LoadOptions.Match.NONE) {
      var _ = new WholeRecord(into.target(), format.type().name());
    }
  }

  /// Loads column by column.
  public StageAnswer run() {
    check();
    List<FileReport> reports = new ArrayList<>();
    List<StagedFile> files = chosen(reports);
    if (options.validation().only()) {
      return validated(files);
    }
    if (files.isEmpty() && reports.isEmpty()) {
      return StageAnswer.status("Copy executed with 0 files processed.");
    }
    Map<StagedFile, FileReport> read = new LinkedHashMap<>();
    for (StagedFile file : files) {
      FileReport report = examine(file);
      reports.add(report);
      read.put(file, report);
    }
    List<StagedFile> loaded = loaded(read);
    long changed =
        engine.together(() -> {
          long rows = loaded.isEmpty() ? 0 : insert(loaded);
          remember(read);
          return rows;
        });
    return told(reports, loaded, changed);
  }

  /// The columns that its files have and its table lacks, where they find one another by name:
  /// types by name, as Snowflake writes them.
  public Map<String, String> columnsToAdd() {
    boolean named =
        options.match() != LoadOptions.Match.NONE
            && (format.type() != FormatType.CSV || format.flag(FormatOption.PARSE_HEADER));
    Map<String, String> columns = new LinkedHashMap<>();
    if (named && !options.validation().only()) {
      boolean anyCase = options.match() == LoadOptions.Match.CASE_INSENSITIVE;
      new SchemaGuess(selection, format, anyCase, Long.MAX_VALUE, recordLimit)
          .of(chosen(new ArrayList<>())).stream()
              .filter(column -> !into.target().has(column.name(), anyCase))
              .forEach(column -> columns.put(column.name(), column.type()));
    }
    return columns;
  }

  /// Loads what a query makes of the files.
  public StageAnswer transformed(Function<Chosen, Transformed> query) {
    if (options.validation().only()) {
      throw new SqlError(
          ErrorCode.COMPILATION,
          "SQL compilation error:\nVALIDATION_MODE does not support COPY with transform.");
    }
    List<FileReport> reports = new ArrayList<>();
    List<StagedFile> files = chosen(reports);
    if (files.isEmpty() && reports.isEmpty()) {
      return StageAnswer.status("Copy executed with 0 files processed.");
    }
    TransformedFile each =
        new TransformedFile(engine, selection, format, options, recordLimit, query);
    Map<StagedFile, FileReport> read = new LinkedHashMap<>();
    List<TransformedFile.Looked> good = new ArrayList<>();
    for (StagedFile file : files) {
      TransformedFile.Looked looked = each.look(file);
      FileReport report = FileReport.of(told(file), looked.examined(), options.onError());
      reports.add(report);
      read.put(file, report);
      if (report.loads()) {
        good.add(looked);
      }
    }
    long changed =
        engine.together(() -> {
          long rows = 0;
          for (TransformedFile.Looked looked : good) {
            rows += each.insert(looked, into);
          }
          remember(read);
          return rows;
        });
    return told(reports, loaded(read), changed);
  }

  /// The load with the records that it refused, to be told of once it ran.
  public PastLoads.Load told(PastLoads.Load load) {
    return options.validation().only() ? load : load.refusing(rejected);
  }

  /// Whether nothing is loaded, and only tried.
  public boolean isTried() {
    return options.validation().only();
  }

  private static List<StagedFile> loaded(Map<StagedFile, FileReport> read) {
    return read.keySet().stream()
        .filter(file -> Objects.requireNonNull(read.get(file)).loads())
        .toList();
  }

  private void remember(Map<StagedFile, FileReport> read) {
    if (!read.isEmpty()) {
      history.add(into.id(), read, selection.prefix());
    }
  }

  private StageAnswer told(List<FileReport> reports, List<StagedFile> loaded, long changed) {
    return new StageAnswer.Told(
        FileReport.COLUMNS,
        reports.stream()
            .filter(report ->
                !options.returnFailedOnly() || report.status() == FileReport.Status.LOAD_FAILED)
            .map(FileReport::row)
            .toList(),
        options.purge() ? () -> purge(loaded) : () -> {},
        changed);
  }

  /// The files to load; those that were named and loaded before are reported at once.
  private List<StagedFile> chosen(List<FileReport> reports) {
    boolean named = !options.files().isEmpty();
    List<StagedFile> files = named ? named() : selection.all(options.pattern());
    Map<String, String> before =
        options.force() || options.validation().only() ? Map.of() : history.of(into.id());
    List<StagedFile> chosen = new ArrayList<>();
    long size = 0;
    for (StagedFile file : files) {
      boolean known = file.md5().equals(before.get(told(file))) || isUncertain(file);
      if (known && named) {
        reports.add(FileReport.skipped(told(file)));
      }
      if (!known && (options.sizeLimit() == 0 || chosen.isEmpty() || size < options.sizeLimit())) {
        chosen.add(file);
        size += file.size();
      }
    }
    return chosen;
  }

  private List<StagedFile> named() {
    return options.onError().kind() == OnError.Kind.ABORT
        ? selection.named(options.files())
        : selection.present(options.files());
  }

  /// So old that a load of it may have been forgotten.
  private boolean isUncertain(StagedFile file) {
    Instant oldest = now.minus(LoadHistory.KEPT);
    return !options.force()
        && !options.loadsUncertain()
        && file.modified().isBefore(oldest)
        && into.created().isBefore(oldest);
  }

  private String told(StagedFile file) {
    return selection.prefix() + file.path();
  }

  private LoadFile open(String path) {
    return LoadFile.open(path, records, into.target(), readers, options);
  }

  private FileReport examine(StagedFile file) {
    boolean aborts = options.onError().kind() == OnError.Kind.ABORT;
    Examined examined = Examined.of(open(file.path()), aborts, rejected::add);
    if (aborts && examined.errors() > 0) {
      throw examined.told().getFirst().aborts();
    }
    return FileReport.of(told(file), examined, options.onError());
  }

  private long insert(List<StagedFile> loaded) {
    long changed = 0;
    List<String> paths = loaded.stream().map(StagedFile::path).toList();
    try (RowFeed.Lent feed = engine.lend(feed(paths, false))) {
      changed = engine.change(into.target().insert(into.engineName(), select(feed)));
    }
    return changed;
  }

  private RowFeed feed(List<String> paths, boolean strict) {
    return new LoadFeed(into.target().columns().size(), paths, this::open, strict);
  }

  private String select(RowFeed.Lent feed) {
    List<Target.Column> columns = into.target().columns();
    return "SELECT "
        + IntStream.range(0, columns.size())
            .mapToObj(i ->
                ValueReaders.cast(
                    "c" + (i + 1), columns.get(i).type(), columns.get(i).engineType()))
            .collect(Collectors.joining(", "))
        + " FROM "
        + feed.sql();
  }

  private StageAnswer validated(List<StagedFile> files) {
    return options.validation().rows() > 0 ? firstRows(files) : errors(files);
  }

  private StageAnswer firstRows(List<StagedFile> files) {
    RowFeed.Lent feed = engine.lend(feed(files.stream().map(StagedFile::path).toList(), true));
    List<Column> columns =
        into.target().columns().stream()
            .map(column -> new Column(column.name(), column.type(), column.nullable()))
            .toList();
    return new StageAnswer.Asked(
        columns, select(feed) + " LIMIT " + options.validation().rows(), feed);
  }

  private StageAnswer errors(List<StagedFile> files) {
    for (StagedFile file : files) {
      var _ = Examined.of(open(file.path()), false, rejected::add);
    }
    return StageAnswer.told(RowErrors.COLUMNS, rejected.rows());
  }

  private void purge(List<StagedFile> loaded) {
    loaded.forEach(file -> selection.area().remove(new StagePath(file.path())));
  }
}
