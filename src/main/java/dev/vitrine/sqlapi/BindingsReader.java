package dev.vitrine.sqlapi;

import dev.vitrine.dialect.BindingType;
import dev.vitrine.kernel.Binding;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.statements.Submission;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads `bindings`: `{"1": {"type": "FIXED", "value": "42"}, …}`. Values are strings or null, or
/// an array of these for many rows. What a type makes of its text is seen when the statement runs.
final class BindingsReader {

  private BindingsReader() {}

  /// @throws SqlError `BAD_PAYLOAD` naming the binding
  static SortedMap<Integer, Binding> read(JsonFields fields) {
    SortedMap<Integer, Binding> bindings = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : fields.object().entries()) {
      if (!Submission.isPosition(entry)) {
        throw new SqlError(
            ErrorCode.BAD_PAYLOAD,
            "bindings are named \"1\", \"2\" and so on, not \"" + entry.getKey() + "\"");
      }
      JsonFields binding = JsonFields.of(entry.getValue(), fields.name(entry.getKey()));
      bindings.put(Integer.valueOf(entry.getKey()), binding(binding));
    }
    return bindings;
  }

  private static Binding binding(JsonFields fields) {
    String type = type(fields);
    JsonNode value = fields.object().get("value");
    String name = fields.name("value");
    if (value == null) {
      throw new SqlError(
          ErrorCode.BAD_PAYLOAD, name + " is missing: it must be a string, null, or an array");
    }
    return value.isArray()
        ? new Binding(type, elements(value, name), true)
        : Binding.scalar(type, element(value, name));
  }

  private static String type(JsonFields fields) {
    String name =
        fields
            .text("type")
            .orElseThrow(
                () -> new SqlError(ErrorCode.BAD_PAYLOAD, fields.name("type") + " is missing"));
    return BindingType.named(name)
        .orElseThrow(() ->
            new SqlError(
                ErrorCode.BAD_PAYLOAD,
                "%s cannot be '%s': it is one of %s"
                    .formatted(fields.name("type"), name, Arrays.toString(BindingType.values()))))
        .name();
  }

  private static List<@Nullable String> elements(JsonNode array, String name) {
    List<@Nullable String> elements = new ArrayList<>(array.size());
    for (JsonNode element : array.values()) {
      elements.add(element(element, name + "[" + elements.size() + "]"));
    }
    return elements;
  }

  private static @Nullable String element(JsonNode value, String name) {
    return value.isNull() ? null : JsonFields.text(value, name);
  }
}
