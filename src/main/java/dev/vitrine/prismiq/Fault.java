package dev.vitrine.prismiq;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is wrong with one field of a request.
///
/// @param type a word for programs
/// @param place from `body`, `query` or `path` down to the field
/// @param input what stood there
record Fault(String type, List<Object> place, String message, @Nullable Object input) {

  Fault {
    place = List.copyOf(place);
  }

  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("type", type);
    json.put("loc", place);
    json.put("msg", message);
    json.put("input", input);
    return json;
  }
}
