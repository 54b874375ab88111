package dev.vitrine.visualise.plan;

import dev.vitrine.kernel.Position;
import dev.vitrine.visualise.sql.SqlDialect;
import dev.vitrine.visualise.syntax.Chart.Source;
import dev.vitrine.visualise.syntax.Invalid;
import dev.vitrine.visualise.syntax.Nearest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where layers read.
///
/// @param table SQL text of the table that holds the chart's rows
/// @param from the source behind VISUALISE, when there is no such table
/// @param with a WITH list, without builtins, whose names a layer can read; may be empty
/// @param builtins tables of the namespace `ggsql` as SQL text
public record Sources(
    SqlDialect dialect,
    Optional<String> table,
    Optional<Source> from,
    String with,
    Map<String, String> builtins) {

  private static final String NAMESPACE = "ggsql";

  /// The rows of a layer as a query.
  ///
  /// @param own what the layer says itself
  /// @param number of the layer, for the error
  String of(Optional<Source> own, int number, Position at) {
    if (own.isPresent()) {
      return select(own.get());
    }
    return table
        .map(name -> "SELECT * FROM " + name)
        .or(() -> from.map(this::select))
        .orElseThrow(() ->
            Invalid.at(
                at,
                "Layer "
                    + number
                    + " has no data source. Either provide a SQL query before VISUALISE or use"
                    + " FROM in the layer."));
  }

  private String select(Source source) {
    return switch (source) {
      case Source.Table table ->
          (with.isEmpty() || table.parts().size() > 1 ? "" : with + " ")
              + "SELECT * FROM "
              + table.text();
      case Source.File file -> "SELECT * FROM " + dialect.file(file.path());
      case Source.Builtin builtin -> "SELECT * FROM " + builtin(builtin);
    };
  }

  private String builtin(Source.Builtin builtin) {
    boolean ours = builtin.namespace().equalsIgnoreCase(NAMESPACE);
    String table = ours ? builtins.get(builtin.name()) : null;
    if (table == null) {
      List<String> names =
          builtins.keySet().stream().sorted().map(n -> NAMESPACE + ":" + n).toList();
      String name = builtin.namespace() + ":" + builtin.name();
      throw Invalid.at(
          builtin.at(),
          "unknown built-in data '"
              + name
              + "'; there are "
              + String.join(", ", names)
              + Nearest.hint(name, names));
    }
    return table;
  }
}
