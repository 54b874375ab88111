package dev.vitrine.visualise;

import java.util.Map;
import java.util.Optional;

/// What the chart's SQL can read.
///
/// @param table SQL text of the table into which the rows of [Split#data] were put; empty when the
///   text has none
/// @param with [Split#with], with its builtins replaced ([Builtins]), for layers that read from its
///   names
/// @param builtins by name (`penguins`), SQL text of the table that holds the built-in data
public record ChartSource(Optional<String> table, String with, Map<String, String> builtins) {

  public ChartSource {
    builtins = Map.copyOf(builtins);
  }

  public static ChartSource table(String table) {
    return new ChartSource(Optional.of(table), "", Map.of());
  }
}
