package dev.vitrine.visualise;

import java.util.List;

/// What a plan wants next.
public sealed interface Step {

  /// Rows of a query. Whoever wants to cancel simply does not go on.
  ///
  /// @param sql one statement in the plan's dialect
  /// @param what it is for, for people who watch
  record Need(String sql, String what) implements Step {}

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
