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
  /// @param layerSql what each layer ran, by layer
  record Done(String spec, Metadata metadata, List<String> layerSql) implements Step {
    public Done {
      layerSql = List.copyOf(layerSql);
    }
  }
}
