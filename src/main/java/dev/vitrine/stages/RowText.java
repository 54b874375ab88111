package dev.vitrine.stages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How rows are written in a file of text.
interface RowText {

  /// The names of the columns.
  void header(List<String> names, StringBuilder out);

  /// A row of values as text, null for NULL.
  void row(List<@Nullable String> values, StringBuilder out);
}
