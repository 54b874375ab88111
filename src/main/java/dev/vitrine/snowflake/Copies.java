package dev.vitrine.snowflake;

import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.catalog.FileFormat;
import dev.vitrine.dialect.catalog.FormatOption;
import dev.vitrine.dialect.catalog.FormatType;
import dev.vitrine.dialect.catalog.OptionValue;
import dev.vitrine.dialect.catalog.SchemaObject;
import dev.vitrine.dialect.catalog.TableColumn;
import dev.vitrine.dialect.syntax.Ident;
import dev.vitrine.dialect.syntax.Name;
import dev.vitrine.dialect.syntax.Parser;
import dev.vitrine.dialect.syntax.Query;
import dev.vitrine.dialect.syntax.Relation;
import dev.vitrine.dialect.syntax.StageStatement.CopyIntoLocation;
import dev.vitrine.dialect.syntax.StageStatement.CopyIntoTable;
import dev.vitrine.dialect.translate.Aggregates;
import dev.vitrine.dialect.translate.Casts;
import dev.vitrine.dialect.translate.EngineTypes;
import dev.vitrine.dialect.translate.Formats;
import dev.vitrine.dialect.translate.Omitted;
import dev.vitrine.dialect.translate.Problems;
import dev.vitrine.dialect.translate.Rows;
import dev.vitrine.dialect.translate.Translator;
import dev.vitrine.dialect.translate.Typed;
import dev.vitrine.dialect.translate.times.TimeSettings;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.kernel.SqlType;
import dev.vitrine.snowflake.SessionTransactions.Waits;
import dev.vitrine.snowflake.ddl.AlterTables;
import dev.vitrine.snowflake.transactions.Mode;
import dev.vitrine.stages.PastLoads;
import dev.vitrine.stages.StageAnswer;
import dev.vitrine.stages.StagesConfig;
import dev.vitrine.stages.TableLoad;
import dev.vitrine.stages.TableLoad.Around;
import dev.vitrine.stages.TableLoad.Into;
import dev.vitrine.stages.TableLoad.Transformed;
import dev.vitrine.stages.Target;
import dev.vitrine.stages.Unload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// `COPY INTO` a table, and a location.
final class Copies {

  private final AlterTables tables;
  private final StageNames names;
  private final int recordLimit;
  private final StageSources sources;

  Copies(CatalogStore catalog, StageNames names, StagesConfig config, StageSources sources) {
    this.tables = new AlterTables(catalog);
    this.names = names;
    this.recordLimit = config.recordLimit();
    this.sources = sources;
  }

  /// Adds rows, so it waits for no one who changes some, but for another load of the same table: it
  /// must know which files that one has loaded.
  Answer load(CopyIntoTable copy, Context context) {
    Session session = context.session();
    Context evolved = evolved(copy, context);
    return session
        .transactions()
        .changing(
            Tables.permanent(List.of(context.objects().place(copy.table())), session),
            Mode.LOAD,
            Waits.of(session),
            context.steps(),
            waited -> loaded(copy, waited ? context.now() : evolved));
  }

  /// What the load runs in when its table has the columns of its files. As by any statement that
  /// changes what a table is, the session's transaction is committed where some are added.
  private Context evolved(CopyIntoTable copy, Context context) {
    boolean whole = copy.query().isEmpty() && copy.columns().isEmpty();
    if (!whole || !table(copy.table(), context).evolves()) {
      return context;
    }
    Map<String, String> columns = prepared(copy, context).load().columnsToAdd();
    if (columns.isEmpty()) {
      return context;
    }
    tables.add(copy.table(), columns, context);
    return context.now();
  }

  private record Prepared(
      SchemaObject.Table table, List<TableColumn> columns, FileFormat format, TableLoad load) {}

  private Prepared prepared(CopyIntoTable copy, Context context) {
    SchemaObject.Table table = table(copy.table(), context);
    List<TableColumn> columns = columns(table, copy.columns(), context);
    Optional<Relation.Stage> stage = copy.query().map(query -> stage(query));
    String location =
        stage.map(Relation.Stage::location).or(copy::location).orElseGet(() -> own(copy.table()));
    StageNames.Found found = names.find(location, context.environment());
    Map<String, OptionValue> options =
        new LinkedHashMap<>(StageDefinitions.copyOptions(found.options()));
    options.putAll(copy.options());
    FileFormat format = format(copy.options(), found.options(), context);
    TableLoad load =
        new TableLoad(
            new ContextEngine(context.steps()),
            into(copy, table, columns, context),
            found.selection(),
            format,
            options,
            around(context));
    return new Prepared(table, columns, format, load);
  }

  private Answer loaded(CopyIntoTable copy, Context context) {
    Prepared prepared = prepared(copy, context);
    if (prepared.load().isTried()) {
      return answer(run(prepared, copy, context), context);
    }
    PastLoads.Load told = load(copy, prepared.table(), context);
    // one that fails has refused nothing
    sources.loads().add(told);
    StageAnswer ran = run(prepared, copy, context);
    sources.loads().add(prepared.load().told(told));
    return answer(ran, context);
  }

  private StageAnswer run(Prepared prepared, CopyIntoTable copy, Context context) {
    return copy.query().isPresent()
        ? prepared
            .load()
            .transformed(
                transformation(copy.query().get(), prepared.columns(), prepared.format(), context))
        : prepared.load().run();
  }

  private static PastLoads.Load load(
      CopyIntoTable copy, SchemaObject.Table table, Context context) {
    return PastLoads.Load.of(
        context.steps().handle().toString(),
        context.session().id(),
        context.session().user(),
        table.filesId().orElse(""),
        copy.query().isPresent());
  }

  private Around around(Context context) {
    return new Around(
        context.environment().now(),
        context.environment().parameter("TIMEZONE"),
        TimeSettings.centuryStart(context.environment()),
        recordLimit);
  }

  private static SchemaObject.Table table(Name name, Context context) {
    if (context.objects().relation(name) instanceof SchemaObject.Table table) {
      return table;
    }
    throw Problems.plain(
        ErrorCode.NOT_SUPPORTED, "COPY INTO takes a table, and '" + name + "' is a view");
  }

  /// A table's own stage.
  private static String own(Name table) {
    List<String> parts =
        table.parts().stream()
            .map(part -> QuotedName.of(part.name()))
            .collect(Collectors.toCollection(ArrayList::new));
    parts.set(parts.size() - 1, "%" + parts.getLast());
    return String.join(".", parts);
  }

  private static List<TableColumn> columns(
      SchemaObject.Table table, List<Ident> chosen, Context context) {
    if (chosen.isEmpty()) {
      return table.columns();
    }
    List<TableColumn> columns = new ArrayList<>();
    for (Ident name : chosen) {
      columns.add(
          table.columns().stream()
              .filter(column -> column.name().equals(name.name()))
              .findFirst()
              .orElseThrow(
                  () -> new Problems(context.text()).invalidIdentifier(name.span(), name.name())));
    }
    return columns;
  }

  private static FileFormat format(
      Map<String, OptionValue> options, Map<String, String> stage, Context context) {
    return new StageFormats(context.objects())
        .find(Optional.ofNullable(options.get(StageFormats.OPTION)), stage);
  }

  private static Into into(
      CopyIntoTable copy, SchemaObject.Table table, List<TableColumn> columns, Context context) {
    List<Omitted> omitted =
        Omitted.of(context.objects().place(copy.table()), table, columns, context.translator());
    return new Into(
        table.filesId().orElseThrow(),
        table.engineName(),
        new Target(
            table.name(),
            columns.stream()
                .map(column ->
                    new Target.Column(
                        column.name(),
                        column.engineName(),
                        column.type(),
                        EngineTypes.of(column.type()),
                        column.nullable()))
                .toList(),
            omitted.stream()
                .map(left -> new Target.Omitted(left.column().engineName(), left.value()))
                .toList()),
        table.created());
  }

  /// The one stage that a transformation reads.
  private static Relation.Stage stage(Query query) {
    if (!isFiltered(query)
        && query.body() instanceof Query.Select select
        && isSimple(select)
        && select.from().isPresent()
        && select.from().get() instanceof Relation.Stage stage) {
      return stage;
    }
    throw Problems.plain(
        ErrorCode.COMPILATION,
        "COPY statement only supports simple SELECT from stage statements for import.");
  }

  private static boolean isFiltered(Query query) {
    return !query.orderBy().isEmpty() || query.limit().isPresent() || query.offset().isPresent();
  }

  /// Whether each record of a file becomes one row.
  private static boolean isSimple(Query.Select select) {
    return select.top().isEmpty()
        && select.where().isEmpty()
        && select.connectBy().isEmpty()
        && select.groupBy().isEmpty()
        && select.having().isEmpty()
        && select.qualify().isEmpty()
        && select.items().stream().noneMatch(item -> Aggregates.isIn(item.value()));
  }

  /// The load's statement over the files that it chooses.
  private Function<TableLoad.Chosen, Transformed> transformation(
      Query query, List<TableColumn> columns, FileFormat format, Context context) {
    return files -> {
      List<Runnable> afterwards = new ArrayList<>();
      Relation.Stage stage =
          sources.choose(
              stage(query),
              new StageSources.Chosen(files.place(), files.files(), format, files.rows()),
              afterwards);
      try {
        return translated(replaced(query, stage), columns, files.truncates(), context);
      } finally {
        afterwards.forEach(Runnable::run);
      }
    };
  }

  private static Query replaced(Query query, Relation.Stage stage) {
    Query.Select select = (Query.Select) query.body();
    Query.Select over =
        new Query.Select(
            select.distinct(),
            select.top(),
            select.items(),
            Optional.of(stage),
            select.where(),
            select.connectBy(),
            select.groupBy(),
            select.having(),
            select.qualify(),
            select.span());
    return new Query(
        query.with(),
        over,
        query.orderBy(),
        query.orderByAll(),
        query.limit(),
        query.offset(),
        query.span());
  }

  private static Transformed translated(
      Query query, List<TableColumn> columns, boolean truncates, Context context) {
    Rows rows = context.translator().query(query);
    if (rows.columns().size() != columns.size()) {
      throw Problems.plain(
          ErrorCode.INSERT_ARITY,
          "Insert value list does not match column list expecting %d but got %d"
              .formatted(columns.size(), rows.columns().size()));
    }
    String items =
        IntStream.range(0, columns.size())
            .mapToObj(i -> {
              Typed value = rows.columns().get(i).value();
              Typed read = value.at("q." + Rows.engineColumn(i));
              return checked(read, columns.get(i), truncates) + " AS v" + i;
            })
            .collect(Collectors.joining(", "));
    String select = "SELECT " + items + " FROM (" + rows.sql() + ") AS q";
    String values =
        IntStream.range(0, columns.size()).mapToObj(i -> "v" + i).collect(Collectors.joining(", "));
    return new Transformed(
        select, "SELECT CAST(max(hash(" + values + ")) AS VARCHAR) FROM (" + select + ") AS p");
  }

  /// The value in the column's type; one that the column cannot hold is an error.
  private static String checked(Typed value, TableColumn column, boolean truncates) {
    SqlType type = column.type();
    String cast = Casts.implicit(value, type).exactly().sql();
    if (type.kind() == SqlType.Kind.TEXT && type.length() < SqlType.MAX_TEXT) {
      cast = truncates ? "left(" + cast + ", " + type.length() + ")" : limited(cast, type.length());
    }
    return column.nullable()
        ? cast
        : "CASE WHEN (%1$s) IS NULL THEN %2$s ELSE %1$s END"
            .formatted(
                cast,
                raise(ErrorCode.NULL_IN_NOT_NULL, "NULL result in a non-nullable column", ""));
  }

  private static String limited(String sql, int length) {
    return "CASE WHEN length(%1$s) > %2$d THEN %3$s ELSE %1$s END"
        .formatted(
            sql,
            length,
            raise(
                ErrorCode.FILE_TEXT_LENGTH,
                "User character length limit (" + length + ") exceeded by string ''",
                " || " + sql + " || ''''"));
  }

  /// @param more an expression that goes on behind the message, with its `||`
  private static String raise(ErrorCode code, String message, String more) {
    return "error('VITRINE:" + code.code() + ":" + message + "'" + more + " || chr(3))";
  }

  private static Answer answer(StageAnswer answer, Context context) {
    return switch (answer) {
      case StageAnswer.Told told -> {
        told.afterCommit().run();
        yield new Answer.Table(
            told.columns(),
            told.rows(),
            told.changed() > 0 ? new Answer.Changed(told.changed(), 0, 0) : null);
      }
      case StageAnswer.Asked asked -> {
        context.steps().deliver(asked.sql(), List.of(), asked.columns(), true);
        yield new Answer.Delivered();
      }
    };
  }

  Answer unload(CopyIntoLocation copy, Context context) {
    OptionValue validation = copy.options().get("VALIDATION_MODE");
    if (validation != null && validation.plain().equalsIgnoreCase("RETURN_ROWS")) {
      return shown(copy.query(), context);
    }
    StageNames.Found found = names.find(copy.location(), context.environment());
    FileFormat format = format(copy.options(), found.options(), context);
    boolean partitioned = copy.partition().isPresent();
    Unload unload =
        new Unload(
            new ContextEngine(context.steps()),
            found.selection(),
            format,
            copy.options(),
            partitioned,
            context.steps().handle().toString());
    return answer(unload.run(rows(copy, format, context)), context);
  }

  /// The rows that would be unloaded.
  private static Answer shown(String query, Context context) {
    Translator translator = new Translator(query, context.environment());
    Rows rows = translator.delivered(Parser.query(query, context.environment().parseOptions()));
    context
        .steps()
        .deliver(
            rows.sql(), List.of(), rows.columns().stream().map(Rows.Output::column).toList(), true);
    return new Answer.Delivered();
  }

  private static Unload.Rows rows(CopyIntoLocation copy, FileFormat format, Context context) {
    String text =
        copy.partition()
            .map(expression ->
                "SELECT *, TO_VARCHAR(" + expression + ") FROM (" + copy.query() + "\n)")
            .orElse(copy.query());
    Translator translator = new Translator(text, context.environment());
    Rows rows = translator.query(Parser.query(text, context.environment().parseOptions()));
    int width = rows.columns().size() - (copy.partition().isPresent() ? 1 : 0);
    checkJson(rows, width, format);
    Formats formats = formats(format, context);
    List<String> items = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (int i = 0; i < rows.columns().size(); i++) {
      Typed value = rows.columns().get(i).value();
      Typed read = value.at("q." + Rows.engineColumn(i));
      items.add(text(read, format, formats) + " AS " + Rows.engineColumn(i));
      types.add(fileType(value.type()));
    }
    return new Unload.Rows(
        "SELECT " + String.join(", ", items) + " FROM (" + rows.sql() + ") AS q",
        rows.columns().subList(0, width).stream().map(Rows.Output::column).toList(),
        types.subList(0, width),
        copy.partition().isPresent());
  }

  private static void checkJson(Rows rows, int width, FileFormat format) {
    boolean one = width == 1 && rows.columns().getFirst().value().isSemiStructured();
    if (format.type() == FormatType.JSON && !one) {
      throw new SqlError(
          ErrorCode.NOT_SUPPORTED,
          "Unsupported feature 'unloading of more than one column or non-json values'.");
    }
  }

  private static Formats formats(FileFormat format, Context context) {
    Formats session = Formats.of(context.environment());
    Optional<String> timestamp = format.text(FormatOption.TIMESTAMP_FORMAT);
    return new Formats(
        format.text(FormatOption.DATE_FORMAT).orElse(session.date()),
        format.text(FormatOption.TIME_FORMAT).orElse(session.time()),
        timestamp.orElse(session.ntz()),
        timestamp.orElse(session.ltz()),
        timestamp.orElse(session.tz()),
        format.text(FormatOption.BINARY_FORMAT).orElse("HEX"),
        session.zone(),
        session.inputs());
  }

  private static String text(Typed value, FileFormat format, Formats formats) {
    if (value.isSemiStructured()) {
      return "sf_json_portable(" + value.sql() + ")";
    }
    if (value.kind() == SqlType.Kind.REAL && format.type() == FormatType.CSV) {
      return "sf_real_unloaded(" + value.sql() + ")";
    }
    boolean engineText =
        format.type() == FormatType.PARQUET && value.type().kind() != SqlType.Kind.TIMESTAMP_TZ;
    return engineText && !value.isNull()
        ? "CAST(" + value.exactly().sql() + " AS VARCHAR)"
        : Casts.convert(value, SqlType.TEXT, Casts.Mode.FAIL, formats).sql();
  }

  /// What a Parquet file keeps a value as.
  private static String fileType(SqlType type) {
    return switch (type.kind()) {
      case VARIANT, OBJECT, ARRAY, TIMESTAMP_TZ -> "VARCHAR";
      case FIXED, REAL, TEXT, BOOLEAN, DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, BINARY ->
          EngineTypes.of(type);
    };
  }
}
