package dev.vitrine.warehouses.duckdb;

import dev.vitrine.dialect.Gate;
import dev.vitrine.dialect.ObjectNames;
import dev.vitrine.dialect.QuotedName;
import dev.vitrine.dialect.StringLiterals;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.warehouses.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.duckdb.DuckDBConnection;

/// The DuckDB instance: opened, its own tables made, then shut for everything outside and locked.
final class Database implements AutoCloseable {

  /// Raised when what lies in the file changes shape.
  static final int FORMAT = 2;

  private static final String SCHEMA = Gate.INTERNAL_MARK;

  /// Which files were loaded into which table.
  private static final String LOADS =
      "(table_id varchar, file varchar, md5 varchar, size bigint, loaded timestamp, rows bigint)";

  /// What was not kept of loads at first: what became of a file, and what was wrong in it.
  private static final List<String> LOAD_DETAILS =
      List.of(
          "status varchar",
          "parsed bigint",
          "errors bigint",
          "error_limit bigint",
          "message varchar",
          "line bigint",
          "character bigint",
          "\"column\" varchar");

  /// Current where the settings name a schema that does not exist: always empty, so that bare names
  /// are not found and dotted ones are.
  private static final String NOWHERE = Gate.INTERNAL_MARK + "_nowhere";

  /// What may still be set after the lock; no client's statement sets any.
  private static final String STILL_SET =
      "['TimeZone', 'search_path', 'preserve_identifier_case', 'default_null_order',"
          + " 'jdbc_stream_results', 'threads']";

  /// A file that is only read.
  private static final String ATTACHED = "file";

  private final DuckDBConnection root;
  private final EngineFunctions functions;
  private final Feeds feeds;
  private final Threads threads;
  private boolean reads;

  private Database(DuckDBConnection root, EngineFunctions functions, Feeds feeds, Threads threads) {
    this.root = root;
    this.functions = functions;
    this.feeds = feeds;
    this.threads = threads;
  }

  /// @throws IllegalStateException with what to do, when the file is another process's or of
  ///   another format
  static Database open(Instance instance, WarehouseConfig config) {
    return open(instance, config, List.of());
  }

  /// One in memory that has a file attached, for reading only, as [#ATTACHED].
  ///
  /// @throws IllegalStateException when the file cannot be attached
  static Database reading(Path file, WarehouseConfig config) {
    String attach =
        "attach %s as %s (read_only, type duckdb)"
            .formatted(StringLiterals.quoted(file.toString()), ATTACHED);
    Database opened = open(Instance.reading(), config, List.of(attach));
    opened.reads = true;
    return opened;
  }

  private static Database open(Instance instance, WarehouseConfig config, List<String> before) {
    try {
      DuckDBConnection root = connect(instance.home());
      try {
        Feeds feeds = new Feeds();
        execute(root, before);
        EngineFunctions functions = prepare(root, instance, config, feeds);
        DuckDBConnection own = root.duplicate();
        Threads threads = Threads.of(own, config.threadCount(), instance.divides());
        return new Database(root, functions, feeds, threads);
      } catch (SQLException | RuntimeException failure) {
        root.close();
        throw failure;
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(
          "the embedded warehouse cannot start: " + EngineErrors.plainMessage(failure), failure);
    }
  }

  private static DuckDBConnection connect(Optional<Path> directory) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    String file = directory.map(Database::file).orElseGet(() -> "memory:" + UUID.randomUUID());
    try {
      return (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, properties);
    } catch (SQLException failure) {
      if (EngineErrors.plainMessage(failure).contains("Could not set lock")) {
        throw new IllegalStateException(
            "the warehouse file "
                + file
                + " is in use by another process: stop that one, or choose another data directory",
            failure);
      }
      throw failure;
    }
  }

  private static String file(Path directory) {
    try {
      Files.createDirectories(directory.resolve("spill"));
      return directory.toRealPath().resolve("vitrine.duckdb").toString();
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot make the directory " + directory, failure);
    }
  }

  private static EngineFunctions prepare(
      DuckDBConnection root, Instance instance, WarehouseConfig config, Feeds feeds)
      throws SQLException {
    execute(root, limits(instance, config));
    checkFormat(root, instance.schema());
    String guards = String.join(";\n", new Guards(config.valueLimit()).statements());
    execute(root, List.of(guards));
    if (instance.translates()) {
      Library.install(root);
    }
    feeds.register(root);
    EngineFunctions functions = EngineFunctions.of(root, instance.translates());
    Samples.makeOnce(root, config.samples());
    execute(root, locks(instance.readable()));
    return functions;
  }

  private static List<String> limits(Instance instance, WarehouseConfig config) {
    String spill = instance.spill().map(path -> path.toAbsolutePath().toString()).orElse("");
    return List.of(
        "set autoinstall_known_extensions = false",
        "set autoload_known_extensions = false",
        "set allow_community_extensions = false",
        "set memory_limit = '" + config.memoryLimitBytes() + "B'",
        "set threads = 1", // see Threads
        "set temp_directory = " + StringLiterals.quoted(spill),
        "set max_temp_directory_size = '" + config.spillLimit() + "B'",
        "set errors_as_json = true",
        // 1 MB was the quickest for 20 million rows, and has first rows early
        "set max_streaming_buffer_size = '1MB'",
        "set streaming_buffer_size = '1MB'",
        "set enable_progress_bar = true",
        "set enable_progress_bar_print = false",
        "set TimeZone = 'UTC'");
  }

  private static List<String> locks(Optional<Path> readable) {
    String files =
        readable
            .map(directory -> StringLiterals.quoted(directory.toAbsolutePath() + "/"))
            .orElse("");
    return List.of(
        "set allowed_directories = [" + files + "]",
        "set enable_external_access = false",
        "set allowed_configs = " + STILL_SET,
        "set lock_configuration = true");
  }

  private static void checkFormat(DuckDBConnection root, String ownSchema) throws SQLException {
    execute(
        root,
        List.of(
            "create schema if not exists " + SCHEMA,
            "create table if not exists " + SCHEMA + ".format(version integer)",
            "create table if not exists " + SCHEMA + ".loads" + LOADS));
    execute(
        root,
        LOAD_DETAILS.stream()
            .map(column -> "alter table " + SCHEMA + ".loads add column if not exists " + column)
            .toList());
    try (Statement statement = root.createStatement();
        ResultSet rows = statement.executeQuery("select version from " + SCHEMA + ".format")) {
      if (rows.next()) {
        refuseOther(rows.getInt(1));
        return;
      }
    }
    execute(
        root,
        List.of(
            "create schema " + NOWHERE,
            "create table " + Outcomes.TABLE + Outcomes.COLUMNS,
            "create schema if not exists " + QuotedName.of(ownSchema),
            "create table "
                + SCHEMA
                + ".catalog(kind varchar, \"database\" varchar, \"schema\" varchar, name varchar,"
                + " signature varchar, definition varchar)",
            "create table "
                + SCHEMA
                + ".dropped(id varchar, engine_schemas varchar[], definition varchar)",
            "insert into " + SCHEMA + ".format values (" + FORMAT + ")"));
  }

  private static void refuseOther(int version) {
    if (version != FORMAT) {
      throw new IllegalStateException(
          "the warehouse file has format "
              + version
              + " and this program reads format "
              + FORMAT
              + ": start the version that wrote it, or choose another data directory");
    }
  }

  /// How its names lie.
  Translation.Layout layout() {
    return reads ? Translation.Layout.AS_FOUND : Translation.Layout.EMBEDDED;
  }

  /// Rows from outside that statements may read.
  Feeds feeds() {
    return feeds;
  }

  /// How many of them work.
  Threads threads() {
    return threads;
  }

  /// The functions that the engine has of itself.
  EngineFunctions functions() {
    return functions;
  }

  /// Bytes that its tables and statements hold.
  static DuckDbEngine.Usage usage(DuckDBConnection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select sum(memory_usage_bytes)::bigint, sum(temporary_storage_bytes)::bigint"
                    + " from duckdb_memory()")) {
      rows.next();
      return new DuckDbEngine.Usage(rows.getLong(1), rows.getLong(2));
    }
  }

  /// A connection for statements under these settings; streams its rows.
  DuckDBConnection connect(Settings settings) throws SQLException {
    DuckDBConnection connection = root.duplicate();
    try {
      if (reads) {
        useAttached(connection, settings);
      } else {
        useSchema(connection, settings);
      }
      if (!settings.timeZone().getId().equals("UTC")) {
        execute(connection, List.of("set TimeZone = " + StringLiterals.quoted(zone(settings))));
      }
      if (settings.upperCaseNames()) {
        execute(
            connection,
            List.of(
                "set preserve_identifier_case = 'uppercase'",
                "set session default_null_order = 'nulls_last_on_asc_first_on_desc'"));
      }
      return connection;
    } catch (SQLException | RuntimeException failure) {
      connection.close();
      throw failure;
    }
  }

  /// As [#connect], but a statement's rows are all there, in memory or spilled, when it has run: a
  /// cancel or an unread rest does the connection no harm.
  DuckDBConnection connectMaterialising(Settings settings) throws SQLException {
    DuckDBConnection connection = connect(settings);
    execute(connection, List.of("set session jdbc_stream_results = false"));
    return connection;
  }

  /// The bare connection, for the engine's own tables.
  DuckDBConnection connectInternally() throws SQLException {
    DuckDBConnection connection = root.duplicate();
    execute(connection, List.of("set session jdbc_stream_results = false"));
    return connection;
  }

  /// Makes a schema the current one, with the guard behind it.
  static void useSchema(DuckDBConnection connection, Settings settings) throws SQLException {
    String guard = QuotedName.of(Guards.DATABASE) + ".main";
    String own =
        settings.schema().isEmpty() || settings.database().isEmpty()
            ? NOWHERE + ","
            : QuotedName.of(ObjectNames.engineSchema(settings.database(), settings.schema())) + ",";
    try {
      execute(connection, List.of("set search_path = " + StringLiterals.quoted(own + guard)));
    } catch (SQLException missing) {
      execute(
          connection, List.of("set search_path = " + StringLiterals.quoted(NOWHERE + "," + guard)));
    }
  }

  /// The file's own schemas; `main` where the settings name none of them.
  private static void useAttached(DuckDBConnection connection, Settings settings)
      throws SQLException {
    String guard = "," + QuotedName.of(Guards.DATABASE) + ".main";
    String main = ATTACHED + ".main" + guard;
    String own = ATTACHED + "." + QuotedName.of(settings.schema()) + "," + main;
    try {
      execute(connection, List.of("set search_path = " + StringLiterals.quoted(own)));
    } catch (SQLException noSuchSchema) {
      execute(connection, List.of("set search_path = " + StringLiterals.quoted(main)));
    }
  }

  /// Refuses to make something by its bare name where there is no current schema to make it in.
  static void requireSchema(DuckDBConnection connection, Settings settings) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select current_schema()")) {
      if (rows.next() && rows.getString(1).equals(NOWHERE)) {
        throw noSchema(settings);
      }
    }
  }

  static SqlError noSchema(Settings settings) {
    return new SqlError(
        ErrorCode.OBJECT_NOT_FOUND_FOR_OPERATION,
        "SQL compilation error:\nObject does not exist, or operation cannot be performed: schema '"
            + settings.database()
            + "."
            + settings.schema()
            + "'");
  }

  /// ICU knows `+02:00` by another name.
  private static String zone(Settings settings) {
    String id = settings.timeZone().getId();
    return id.equals("Z") ? "UTC" : id.startsWith("+") || id.startsWith("-") ? "GMT" + id : id;
  }

  static void close(DuckDBConnection connection) {
    try {
      connection.close();
    } catch (SQLException closedAlready) {
      // nothing is left to give up
    }
  }

  static void execute(DuckDBConnection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public void close() {
    threads.close();
    try {
      root.close();
    } catch (SQLException failure) {
      throw new IllegalStateException("the embedded warehouse did not close", failure);
    }
  }
}
