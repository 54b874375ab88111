package dev.vitrine.prismiq;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A filter of a dashboard, which its widgets share.
///
/// @param table where several have such a field; empty for whichever has it
/// @param otherwise the value when none is given
/// @param preset the days of a date range when no value is given
record DashboardFilter(
    String id,
    Kind kind,
    String label,
    String field,
    Optional<String> table,
    @Nullable Object otherwise,
    Optional<String> preset) {

  /// What a value looks like.
  enum Kind {
    DATE_RANGE,
    SELECT,
    MULTI_SELECT,
    TEXT,
    NUMBER_RANGE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static DashboardFilter read(Fields fields) {
    return new DashboardFilter(
        fields.text("id"),
        fields.choiceOf(
            "type",
            word ->
                Arrays.stream(Kind.values()).filter(kind -> kind.word().equals(word)).findFirst(),
            QueryJson.words(Kind.values(), Kind::word),
            Kind.TEXT),
        fields.text("label"),
        fields.text("field"),
        fields.optionalText("table"),
        fields.raw("default_value"),
        fields.optionalText("date_preset"));
  }

  /// As it is kept: with every field.
  static Map<String, @Nullable Object> json(Fields fields) {
    DashboardFilter filter = read(fields);
    return Answers.map(
        "id", filter.id(),
        "type", filter.kind().word(),
        "label", filter.label(),
        "field", filter.field(),
        "table", QueryJson.or(filter.table()),
        "default_value", filter.otherwise(),
        "options", fields.raw("options"),
        "date_preset", QueryJson.or(filter.preset()),
        "dynamic", fields.raw("dynamic"));
  }

  /// Values of filters by their ids, from a list of `{filter_id, value}`.
  static Map<String, @Nullable Object> values(List<Map.Entry<String, @Nullable Object>> given) {
    Map<String, @Nullable Object> values = new java.util.LinkedHashMap<>();
    given.forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return values;
  }

  static Map.Entry<String, @Nullable Object> value(Fields fields) {
    fields.require("value");
    return new java.util.AbstractMap.SimpleEntry<>(fields.text("filter_id"), fields.raw("value"));
  }
}
