package dev.vitrine.prismiq;

import java.util.List;

/// How a warehouse is asked what it has.
///
/// @param columns table, column, type, whether it takes NULL, default; in order
/// @param keys table and column of primary keys
/// @param relations table and column of foreign keys, and those that they point to
/// @param counts table and its rows, about
/// @param schemas names of schemas
/// @param values what is bound in each but the last: the schema
record Introspection(
    String columns,
    String keys,
    String relations,
    String counts,
    String schemas,
    List<String> values) {

  private static final String NONE = "";

  static Introspection of(Place place) {
    return switch (place.dialect()) {
      case EMBEDDED -> duckDb(place.database() + "." + place.schema());
      case DUCKDB -> duckDb(place.schema());
      case POSTGRES -> postgres(place.schema());
      case MYSQL -> mySql(place.schema());
      case SQLITE -> sqlite();
      case TRINO, SNOWFLAKE -> standard(place.schema());
    };
  }

  private static Introspection duckDb(String schema) {
    return new Introspection(
        """
        SELECT table_name, column_name, data_type, is_nullable, column_default
        FROM duckdb_columns() WHERE schema_name = ? AND NOT internal
        ORDER BY table_name, column_index\
        """,
        """
        SELECT table_name, unnest(constraint_column_names) FROM duckdb_constraints()
        WHERE schema_name = ? AND constraint_type = 'PRIMARY KEY'\
        """,
        """
        SELECT table_name, unnest(constraint_column_names), referenced_table,
          unnest(referenced_column_names)
        FROM duckdb_constraints() WHERE schema_name = ? AND constraint_type = 'FOREIGN KEY'\
        """,
        "SELECT table_name, estimated_size FROM duckdb_tables() WHERE schema_name = ?",
        "SELECT schema_name FROM duckdb_schemas() WHERE NOT internal",
        List.of(schema));
  }

  /// The catalog itself: the standard's views hide keys from those who may only read.
  private static Introspection postgres(String schema) {
    return new Introspection(
        """
        SELECT c.table_name, c.column_name,
          CASE WHEN c.data_type IN ('USER-DEFINED', 'ARRAY') THEN c.udt_name ELSE c.data_type END,
          c.is_nullable, c.column_default
        FROM information_schema.columns c WHERE c.table_schema = ?
        ORDER BY c.table_name, c.ordinal_position\
        """,
        """
        SELECT c.relname, a.attname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (k.conkey)
        WHERE k.contype = 'p' AND n.nspname = ?\
        """,
        """
        SELECT c.relname, a.attname, f.relname, b.attname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_class f ON f.oid = k.confrelid
        JOIN LATERAL unnest(k.conkey, k.confkey) AS u(own, other) ON true
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.own
        JOIN pg_catalog.pg_attribute b ON b.attrelid = f.oid AND b.attnum = u.other
        WHERE k.contype = 'f' AND n.nspname = ? AND f.relnamespace = c.relnamespace
        ORDER BY 1, 2\
        """,
        """
        SELECT c.relname, CAST(c.reltuples AS bigint) FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = ? AND c.relkind IN ('r', 'p', 'm') AND c.reltuples >= 0\
        """,
        "SELECT nspname FROM pg_catalog.pg_namespace",
        List.of(schema));
  }

  private static Introspection mySql(String schema) {
    return new Introspection(
        """
        SELECT table_name, column_name, data_type, is_nullable, column_default
        FROM information_schema.columns WHERE table_schema = ?
        ORDER BY table_name, ordinal_position\
        """,
        """
        SELECT table_name, column_name FROM information_schema.columns
        WHERE table_schema = ? AND column_key = 'PRI'\
        """,
        """
        SELECT table_name, column_name, referenced_table_name, referenced_column_name
        FROM information_schema.key_column_usage
        WHERE table_schema = ? AND referenced_table_name IS NOT NULL
          AND referenced_table_schema = table_schema
        ORDER BY 1, 2\
        """,
        "SELECT table_name, table_rows FROM information_schema.tables WHERE table_schema = ?",
        "SELECT schema_name FROM information_schema.schemata",
        List.of(schema));
  }

  private static Introspection sqlite() {
    return new Introspection(
        """
        SELECT m.name, p.name, p.type, CASE p."notnull" WHEN 1 THEN 'NO' ELSE 'YES' END,
          p.dflt_value
        FROM sqlite_master m JOIN pragma_table_info(m.name) p
        WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        ORDER BY m.name, p.cid\
        """,
        """
        SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p
        WHERE m.type = 'table' AND p.pk > 0\
        """,
        """
        SELECT m.name, f."from", f."table", f."to" FROM sqlite_master m
        JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' ORDER BY 1, 2\
        """,
        NONE,
        "SELECT 'main'",
        List.of());
  }

  private static Introspection standard(String schema) {
    return new Introspection(
        """
        SELECT table_name, column_name, data_type, is_nullable, column_default
        FROM information_schema.columns WHERE table_schema = ?
        ORDER BY table_name, ordinal_position\
        """,
        NONE,
        NONE,
        NONE,
        "SELECT schema_name FROM information_schema.schemata",
        List.of(schema));
  }
}
