package dev.vitrine.dialect;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which functions of the engine a statement may call. Table functions are refused unless they are
/// known to be harmless, so that one that a later engine brings is refused too; of the others, the
/// few that reach files, settings or a second parser.
public final class Functions {

  /// Table functions, and views of such names, that show what everyone may see.
  private static final Set<String> TABLE_FUNCTIONS =
      Set.of(
          "duckdb_columns",
          "duckdb_constraints",
          "duckdb_dialects",
          "duckdb_functions",
          "duckdb_indexes",
          "duckdb_keywords",
          "duckdb_schemas",
          "duckdb_sequences",
          "duckdb_tables",
          "duckdb_types",
          "duckdb_variables",
          "duckdb_views",
          "duckdb_coordinate_systems",
          "duckdb_triggers",
          "generate_series",
          "histogram",
          "histogram_values",
          "icu_calendar_names",
          "json_each",
          "json_tree",
          "pg_timezone_names",
          "pragma_collations",
          "pragma_table_info",
          "pragma_version",
          "range",
          "repeat",
          "repeat_row",
          "summary",
          "unnest");

  /// Names of table functions that hold a part of their family's name.
  private static final List<String> FAMILIES =
      List.of(
          "read_",
          "parquet_",
          "pragma_",
          "duckdb_",
          "arrow_scan",
          "enable_",
          "disable_",
          "json_serialize_",
          "json_execute_",
          "pg_sleep");

  private static final Set<String> REFUSED =
      Set.of(
          "query",
          "query_table",
          "json_deserialize_sql",
          "glob",
          "sniff_csv",
          "getenv",
          "write_log",
          "checkpoint",
          "force_checkpoint",
          "seq_scan",
          "test_all_types",
          "test_vector_types",
          "truncate_duckdb_logs",
          "which_secret",
          "sleep_ms",
          "add_parquet_key",
          "copy_database",
          "import_database",
          "collations",
          "database_list",
          "database_size",
          "extension_versions",
          "functions",
          "metadata_info",
          "platform",
          "show",
          "show_databases",
          "show_tables",
          "show_tables_expanded",
          "storage_info",
          "table_info",
          "user_agent",
          "verify_parallelism",
          "pg_conf_load_time",
          "create_external_resource",
          "deregister_external_resource",
          "destroy_external_resource",
          "register_external_resource",
          "register_external_resource_type");

  /// Views that show settings or files.
  private static final Set<String> REFUSED_VIEWS =
      Set.of("pg_settings", "sqlite_master", "sqlite_schema", "sqlite_temp_master");

  /// Functions that give another value with every call: an argument of theirs would pass a bound
  /// with one value and be used with the next.
  private static final Set<String> CHANGING =
      Set.of(
          "random",
          "uuid",
          "uuidv4",
          "uuidv7",
          "gen_random_uuid",
          "nextval",
          "currval",
          "setseed",
          "current_query_id",
          "current_transaction_id",
          "get_current_time");

  /// Functions that allocate by argument or need time by argument: the guard has a macro for each.
  private static final Set<String> GUARDED =
      Set.of(
          "repeat",
          "lpad",
          "rpad",
          "replace",
          "regexp_replace",
          "range",
          "generate_series",
          "array_to_string",
          "list_aggregate",
          "list_aggr",
          "array_aggregate",
          "array_aggr",
          "aggregate",
          "list_resize",
          "array_resize",
          "levenshtein",
          "editdist3",
          "damerau_levenshtein",
          "jaccard",
          "jaro_similarity",
          "jaro_winkler_similarity",
          "bar",
          "bitstring",
          "string_split",
          "str_split",
          "split",
          "string_to_array",
          "regexp_split_to_array",
          "str_split_regex",
          "string_split_regex",
          "regexp_extract_all");

  private static final Set<String> FORMATS = Set.of("printf", "format");

  private Functions() {}

  /// Whether a call of this name is refused.
  public static boolean isRefused(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return !TABLE_FUNCTIONS.contains(lower)
        && (REFUSED.contains(lower) || FAMILIES.stream().anyMatch(lower::startsWith));
  }

  /// Whether even the bare name, as that of a view, is refused.
  static boolean isRefusedView(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean engines = lower.startsWith("duckdb_") || lower.startsWith("pragma_");
    return REFUSED_VIEWS.contains(lower) || (engines && !TABLE_FUNCTIONS.contains(lower));
  }

  /// Whether the guard bounds the arguments of this function.
  public static boolean isGuarded(String name) {
    return GUARDED.contains(name.toLowerCase(Locale.ROOT));
  }

  /// Whether its first argument is a format whose widths must be seen before it runs.
  static boolean isFormat(String name) {
    return FORMATS.contains(name.toLowerCase(Locale.ROOT));
  }

  static boolean isChanging(String name) {
    return CHANGING.contains(name.toLowerCase(Locale.ROOT));
  }

  /// Whether a table function is known to be harmless.
  public static boolean isHarmlessTableFunction(String name) {
    return TABLE_FUNCTIONS.contains(name.toLowerCase(Locale.ROOT));
  }

  /// Names for which the guard must have a macro.
  public static Set<String> guarded() {
    return GUARDED;
  }
}
