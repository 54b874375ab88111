package dev.vitrine.agent.schema;

import dev.vitrine.warehouses.Speech;
import java.util.List;

/// The questions that tell what tables a schema has, in a warehouse's words.
///
/// @param columns table, column, type, whether it takes NULL (`YES`), comment
/// @param tables table, comment; empty where nobody can say
/// @param keys table, column of its primary key; empty likewise
/// @param relations table, column, other table, other column; empty likewise
/// @param values bound in each of them
record Introspection(
    String columns, String tables, String keys, String relations, List<String> values) {

  private static final String NONE = "";

  static Introspection of(Speech speech, String database, String schema) {
    return switch (speech) {
      case EMBEDDED -> embedded(database, schema);
      case POSTGRES -> postgres(schema);
      case MYSQL -> mySql(schema);
      case SQLITE -> sqlite();
      case DUCKDB -> duckDb(schema);
      case SNOWFLAKE, TRINO, SQLSERVER -> standard(schema);
    };
  }

  private static Introspection embedded(String database, String schema) {
    String views = quoted(database) + ".INFORMATION_SCHEMA.";
    return new Introspection(
        "SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE, IS_NULLABLE, COMMENT FROM "
            + views
            + "COLUMNS WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME, ORDINAL_POSITION",
        "SELECT TABLE_NAME, COMMENT FROM " + views + "TABLES WHERE TABLE_SCHEMA = ?",
        NONE,
        NONE,
        List.of(schema));
  }

  /// `SHOW` names its columns, and binds nothing.
  static String shownKeys(String kind, String database, String schema) {
    return "SHOW " + kind + " KEYS IN SCHEMA " + quoted(database) + "." + quoted(schema);
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static Introspection postgres(String schema) {
    return new Introspection(
        """
        SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
          CASE WHEN a.attnotnull THEN 'NO' ELSE 'YES' END, col_description(c.oid, a.attnum)
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
        WHERE n.nspname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0
          AND NOT a.attisdropped AND has_table_privilege(c.oid, 'SELECT')
        ORDER BY c.relname, a.attnum\
        """,
        """
        SELECT c.relname, obj_description(c.oid) FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f')\
        """,
        """
        SELECT c.relname, a.attname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (k.conkey)
        WHERE k.contype = 'p' AND n.nspname = ? ORDER BY 1, a.attnum\
        """,
        """
        SELECT c.relname, a.attname, f.relname, b.attname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_class f ON f.oid = k.confrelid
        JOIN LATERAL unnest(k.conkey, k.confkey) AS u(own, other) ON true
        JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = u.own
        JOIN pg_catalog.pg_attribute b ON b.attrelid = f.oid AND b.attnum = u.other
        WHERE k.contype = 'f' AND n.nspname = ? ORDER BY 1, 2\
        """,
        List.of(schema));
  }

  private static Introspection mySql(String schema) {
    return new Introspection(
        """
        SELECT table_name, column_name, column_type, is_nullable, column_comment
        FROM information_schema.columns WHERE table_schema = ?
        ORDER BY table_name, ordinal_position\
        """,
        "SELECT table_name, table_comment FROM information_schema.tables WHERE table_schema = ?",
        """
        SELECT table_name, column_name FROM information_schema.columns
        WHERE table_schema = ? AND column_key = 'PRI' ORDER BY table_name, ordinal_position\
        """,
        """
        SELECT table_name, column_name, referenced_table_name, referenced_column_name
        FROM information_schema.key_column_usage
        WHERE table_schema = ? AND referenced_table_name IS NOT NULL ORDER BY 1, 2\
        """,
        List.of(schema));
  }

  private static Introspection sqlite() {
    return new Introspection(
        """
        SELECT m.name, p.name, p.type, CASE p."notnull" WHEN 1 THEN 'NO' ELSE 'YES' END, ''
        FROM sqlite_master m JOIN pragma_table_info(m.name) p
        WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY m.name, p.cid\
        """,
        NONE,
        """
        SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p
        WHERE m.type = 'table' AND p.pk > 0 ORDER BY m.name, p.pk\
        """,
        """
        SELECT m.name, f."from", f."table", f."to" FROM sqlite_master m
        JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' ORDER BY 1, 2\
        """,
        List.of());
  }

  private static Introspection duckDb(String schema) {
    return new Introspection(
        """
        SELECT table_name, column_name, data_type, CASE WHEN is_nullable THEN 'YES' ELSE 'NO' END,
          comment FROM duckdb_columns() WHERE schema_name = ? AND NOT internal
        ORDER BY table_name, column_index\
        """,
        "SELECT table_name, comment FROM duckdb_tables() WHERE schema_name = ? AND NOT internal",
        """
        SELECT table_name, unnest(constraint_column_names) FROM duckdb_constraints()
        WHERE schema_name = ? AND constraint_type = 'PRIMARY KEY'\
        """,
        """
        SELECT table_name, unnest(constraint_column_names), referenced_table,
          unnest(referenced_column_names)
        FROM duckdb_constraints() WHERE schema_name = ? AND constraint_type = 'FOREIGN KEY'\
        """,
        List.of(schema));
  }

  private static Introspection standard(String schema) {
    return new Introspection(
        """
        SELECT table_name, column_name, data_type, is_nullable, '' FROM information_schema.columns
        WHERE table_schema = ? ORDER BY table_name, ordinal_position\
        """,
        NONE,
        NONE,
        NONE,
        List.of(schema));
  }
}
