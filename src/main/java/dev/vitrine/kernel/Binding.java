package dev.vitrine.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value bound to a placeholder, as the protocol brings it: a type's name and text.
///
/// @param type Snowflake's name of the binding type, upper case (`FIXED`, `TEXT`, `DATE` …)
/// @param values one element, or one for each row of an array binding; null is SQL NULL
/// @param array whether the client sent an array (an array may have one element)
public record Binding(String type, List<@Nullable String> values, boolean array) {

  public Binding {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }

  public static Binding scalar(String type, @Nullable String value) {
    return new Binding(type, Collections.singletonList(value), false);
  }
}
