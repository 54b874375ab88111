package dev.vitrine.driver;

import dev.vitrine.kernel.Binding;
import dev.vitrine.kernel.ErrorCode;
import dev.vitrine.kernel.SqlError;
import dev.vitrine.statements.Parameters;
import dev.vitrine.statements.Submission.Purpose;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a driver asks for with `POST /queries/v1/query-request`.
///
/// @param parameters of this statement alone; those that are no statement's are left out
/// @param timeout that was set on JDBC's `Statement`
record QueryRequest(
    String text,
    boolean async,
    Purpose purpose,
    SortedMap<Integer, Binding> bindings,
    Map<String, String> parameters,
    Optional<Duration> timeout) {

  /// @throws SqlError when there is no text
  /// @throws Refusal when a binding is none
  static QueryRequest of(Body body) {
    String text =
        body.text("sqlText")
            .orElseThrow(() ->
                new SqlError(
                    ErrorCode.EMPTY_STATEMENT, "SQL compilation error:\nEmpty SQL statement."));
    Map<String, String> parameters = parameters(body.in("parameters").node());
    Map<String, Binding> given = bindings(body.in("bindings").node());
    return new QueryRequest(
        NamedBindings.numbered(text, given.keySet()),
        body.yes("asyncExec"),
        body.yes("describeOnly") ? Purpose.DESCRIBE : purpose(text, parameters),
        NamedBindings.byNumber(given),
        parameters,
        body.in("parameters")
            .text("query_timeout")
            .filter(seconds -> seconds.matches("[1-9][0-9]{0,8}"))
            .map(Long::parseLong)
            .map(Duration::ofSeconds));
  }

  /// The driver carries the files of PUT and GET, unless they are among other statements.
  private static Purpose purpose(String text, Map<String, String> parameters) {
    boolean alone = parameters.getOrDefault("MULTI_STATEMENT_COUNT", "1").equals("1");
    return alone && StatementType.isTransfer(StatementType.of(text))
        ? Purpose.TRANSFER
        : Purpose.RUN;
  }

  private static Map<String, String> parameters(JsonNode given) {
    Map<String, String> known = new TreeMap<>();
    given
        .entries()
        .forEach(entry -> {
          String name = entry.getKey().toUpperCase(Locale.ROOT);
          if (Parameters.isKnown(name)
              && entry.getValue().isValueNode()
              && !entry.getValue().isNull()) {
            known.put(name, entry.getValue().coerceStringValue());
          }
        });
    return known;
  }

  /// In the order of the request.
  private static Map<String, Binding> bindings(JsonNode given) {
    Map<String, Binding> bindings = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : given.entries()) {
      if (!NamedBindings.isKey(entry.getKey())) {
        throw Refusal.of(
            "390142", "a binding goes by a number or by a name, not by \"" + entry.getKey() + "\"");
      }
      bindings.put(entry.getKey(), binding(entry.getValue()));
    }
    return bindings;
  }

  private static Binding binding(JsonNode given) {
    Body binding = Body.of(given);
    String type = type(binding.text("type").orElse("TEXT"));
    JsonNode value = given.get("value");
    if (value != null && value.isArray()) {
      List<@Nullable String> values = new ArrayList<>();
      value.values().forEach(element -> values.add(text(element)));
      return new Binding(type, values, true);
    }
    return Binding.scalar(type, text(value));
  }

  /// Some drivers call what they do not know the type of (a null) `ANY`. Values inside values come
  /// as the text of their JSON.
  private static String type(String given) {
    String type = given.toUpperCase(Locale.ROOT);
    return switch (type) {
      case "ANY", "NULL", "VARIANT", "OBJECT", "ARRAY" -> "TEXT";
      default -> type;
    };
  }

  private static @Nullable String text(@Nullable JsonNode value) {
    if (value != null && !value.isValueNode()) {
      throw Refusal.of("390142", "a binding's value is a text, or a list of texts for a batch");
    }
    return value == null || value.isNull() ? null : value.coerceStringValue();
  }
}
