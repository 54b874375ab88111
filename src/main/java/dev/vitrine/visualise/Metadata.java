package dev.vitrine.visualise;

import java.util.List;

/// What a chart shows, in numbers and names.
///
/// @param rows of the first layer, after its statistics
/// @param columns aesthetics of the first layer as the user calls them, in a fixed order
/// @param layers how many
/// @param warnings what was written and has no effect, or was left out
public record Metadata(int rows, List<String> columns, int layers, List<String> warnings) {

  public Metadata {
    columns = List.copyOf(columns);
    warnings = List.copyOf(warnings);
  }
}
