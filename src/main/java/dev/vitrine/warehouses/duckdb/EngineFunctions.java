package dev.vitrine.warehouses.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.duckdb.DuckDBConnection;

/// The functions that an instance has before a client makes any.
///
/// @param names of all of them
/// @param changing names, in upper case, of those that may give another value each time
record EngineFunctions(Set<String> names, Set<String> changing) {

  /// By whether an instance translates: asking takes longer than all the rest of opening one.
  private static final Map<Boolean, EngineFunctions> KNOWN = new ConcurrentHashMap<>();

  static EngineFunctions of(DuckDBConnection root, boolean translates) throws SQLException {
    EngineFunctions known = KNOWN.get(translates);
    if (known != null) {
      return known;
    }
    EngineFunctions asked =
        new EngineFunctions(
            read(
                root,
                "select distinct function_name from duckdb_functions()"
                    + " where not contains(schema_name, '.')"),
            read(
                root,
                "select distinct upper(function_name) from duckdb_functions() where stability <>"
                    + " 'CONSISTENT' and not starts_with(function_name, 'sf_')"));
    KNOWN.put(translates, asked);
    return asked;
  }

  private static Set<String> read(DuckDBConnection root, String query) throws SQLException {
    Set<String> names = new HashSet<>();
    try (Statement statement = root.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return Set.copyOf(names);
  }
}
