package dev.vitrine.stages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes one JSON value on each line; a row that is NULL is an empty line.
final class JsonLines implements RowText {

  @Override
  public void header(List<String> names, StringBuilder out) {
    // JSON names its values itself
  }

  @Override
  public void row(List<@Nullable String> values, StringBuilder out) {
    String value = values.getFirst();
    if (value != null) {
      out.append(value);
    }
    out.append('\n');
  }
}
