package dev.vitrine.visualise;

import dev.vitrine.visualise.sql.Where;
import java.util.List;

/// What a plan wants next.
public sealed interface Step {

  /// Rows of a query. Whoever wants to cancel simply does not go on.
  ///
  /// @param sql one statement, in the plan's dialect or, if it runs locally, in DuckDB's
  /// @param what it is for, for people who watch
  record Need(String sql, String what, Where where) implements Step {}

  /// The rows of a query are to be put into a table of the local DuckDB: the source lacks what a
  /// statistic needs. A dialect that can do everything never asks for it.
  ///
  /// @param sql one statement in the plan's dialect; no more rows than it gives are wanted
  /// @param table name of a table that is not there yet, a bare identifier; its columns are those
  ///   of the query by name, in the nearest types
  record Load(String sql, String what, String table) implements Step {}

  /// @param spec a Vega-Lite v6 document as JSON
  /// @param layers what each layer ran, the backmost first
  record Done(String spec, Metadata metadata, List<LayerSql> layers) implements Step {
    public Done {
      layers = List.copyOf(layers);
    }
  }

  /// @param geom as the language calls it
  /// @param sql texts in the order in which they ran
  record LayerSql(String geom, List<String> sql) {
    public LayerSql {
      sql = List.copyOf(sql);
    }
  }
}
